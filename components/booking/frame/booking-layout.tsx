import type { ReactNode } from 'react'
import styles from './booking-layout.module.css'

type Props = {
  readonly progress: ReactNode
  readonly title: string
  readonly children: ReactNode
  /** Beside the step on a wide screen, below it on a phone. */
  readonly aside?: ReactNode
  /** Above the step on a phone: what the client is about to agree to. */
  readonly isAsideFirst?: boolean
}

/** One step of the form. */
export function BookingLayout({ progress, title, children, aside, isAsideFirst }: Props) {
  return (
    <main className={styles.page}>
      {progress}
      <div className={styles.columns}>
        <section className={styles.step} aria-labelledby="step-title">
          <h1 id="step-title" className={styles.title}>
            {title}
          </h1>
          {children}
        </section>
        {aside && (
          <aside className={styles.aside} data-first={isAsideFirst || undefined}>
            {aside}
          </aside>
        )}
      </div>
    </main>
  )
}
