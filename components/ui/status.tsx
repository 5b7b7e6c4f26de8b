import type { ReactNode } from 'react'
import styles from './status.module.css'

export type StatusTone = 'success' | 'warning' | 'danger' | 'neutral'

/** How something stands: a word, and a colour for those who see it. */
export function Status({ tone, children }: { readonly tone: StatusTone; readonly children: ReactNode }) {
  return (
    <span className={styles.status} data-tone={tone}>
      {children}
    </span>
  )
}
