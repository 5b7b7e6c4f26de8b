import type { ReactNode } from 'react'
import styles from './booking-layout.module.css'

type Props = {
  readonly progress: ReactNode
  readonly title: string
  readonly children: ReactNode
  /** Beside the step on a wide screen, below it on a phone. */
  readonly aside?: ReactNode
}

/** One step of the form. */
export function BookingLayout({ progress, title, children, aside }: Props) {
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
        {aside && <aside className={styles.aside}>{aside}</aside>}
      </div>
    </main>
  )
}
