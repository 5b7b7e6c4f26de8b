'use client'

import { Link } from '#components/ui/links/link.tsx'
import { clockText } from '#lib/visits/schedule/wall-clock.ts'
import styles from './journal.module.css'
import type { JournalEntry } from './journal-entry.ts'
import { type EntryWords, StateWords } from './state-words.tsx'

type Props = {
  readonly entries: readonly JournalEntry[]
  readonly staff: readonly { readonly id: string; readonly name: string }[]
  /** Below it every visit has its page. */
  readonly base: string
  readonly words: EntryWords & { readonly nothing: string }
}

/** A day on a phone: its appointments by time. */
export function DayList({ entries, staff, base, words }: Props) {
  const names = new Map(staff.map(({ id, name }) => [id, name]))
  return (
    <div className={styles.list}>
      {entries.length === 0 && <p>{words.nothing}</p>}
      <ul className={styles.listed}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <Link className={styles.item} href={`${base}/${entry.visitId}`}>
              <span className={styles.time}>{clockText(entry.startMinute)}</span>
              <span>
                <span className={styles.name}>{entry.clientName}</span>
                <span className={styles.what}>
                  {' '}
                  {entry.serviceName}, {names.get(entry.staffMemberId)}
                </span>
                <StateWords state={entry.state} payment={entry.payment} words={words} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
