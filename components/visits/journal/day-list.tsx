import { LocalLink } from '#components/ui/local-link.tsx'
import { clockText } from '#lib/visits/schedule/wall-clock.ts'
import styles from './journal.module.css'
import type { JournalEntry } from './journal-entry.ts'
import { type EntryWords, StateWords } from './state-words.tsx'

type Props = {
  readonly entries: readonly JournalEntry[]
  readonly nameOf: (staffMemberId: string) => string
  readonly hrefOf: (visitId: string) => string
  readonly words: EntryWords & { readonly nothing: string }
}

/** A day on a phone: its appointments by time. */
export function DayList({ entries, nameOf, hrefOf, words }: Props) {
  return (
    <div className={styles.list}>
      {entries.length === 0 && <p>{words.nothing}</p>}
      <ul className={styles.listed}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <LocalLink className={styles.item} href={hrefOf(entry.visitId)} prefetch={false} scroll={false}>
              <span className={styles.time}>{clockText(entry.startMinute)}</span>
              <span>
                <span className={styles.name}>{entry.clientName}</span>
                <span className={styles.what}>
                  {' '}
                  {entry.serviceName}, {nameOf(entry.staffMemberId)}
                </span>
                <StateWords state={entry.state} payment={entry.payment} words={words} />
              </span>
            </LocalLink>
          </li>
        ))}
      </ul>
    </div>
  )
}
