'use client'

import { useLinkStatus } from 'next/link'
import styles from './pending-mark.module.css'

/** A line at the top of the screen while the page of the link that it stands in is on its way. */
export function PendingMark() {
  const { pending } = useLinkStatus()
  return pending ? <span className={styles.line} aria-hidden="true" /> : null
}
