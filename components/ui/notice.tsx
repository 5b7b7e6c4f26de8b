import type { ReactNode } from 'react'
import styles from './notice.module.css'

type Props = { readonly title: string; readonly text: string; readonly children?: ReactNode }

/** A page that has one thing to say, and what to do next. */
export function Notice({ title, text, children }: Props) {
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.text}>{text}</p>
      {children && <div className={styles.next}>{children}</div>}
    </main>
  )
}
