import type { ReactNode } from 'react'
import styles from './booking-layout.module.css'

type Props = {
  readonly progress: ReactNode
  readonly title: string
  /** The client has what they came for. */
  readonly isDone?: boolean
  readonly children: ReactNode
  /** Beside the step on a wide screen, below it on a phone. */
  readonly aside?: ReactNode
  /** Above the step on a phone, and read before it: what the client is about to agree to. */
  readonly isAsideFirst?: boolean
}

/** One step of the form. */
export function BookingLayout({ progress, title, isDone = false, children, aside, isAsideFirst }: Props) {
  const side = aside && <aside className={styles.aside}>{aside}</aside>
  return (
    <main className={styles.page}>
      {progress}
      <div className={styles.columns}>
        {isAsideFirst && side}
        <section className={styles.step} aria-labelledby="step-title">
          <h1 id="step-title" className={styles.title}>
            {isDone && <DoneMark />}
            {title}
          </h1>
          {children}
        </section>
        {!isAsideFirst && side}
      </div>
    </main>
  )
}

const DoneMark = () => (
  <svg className={styles.mark} viewBox="0 0 24 24" aria-hidden="true">
    <path d="m5 12.5 4.5 4.5L19 7.5" />
  </svg>
)
