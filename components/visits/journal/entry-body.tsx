import { clockText } from '#lib/visits/schedule/wall-clock.ts'
import styles from './journal.module.css'
import type { JournalEntry } from './journal-entry.ts'
import { type EntryWords, StateWords } from './state-words.tsx'

type Props = { readonly entry: JournalEntry; readonly words: EntryWords }

/** What stands on an appointment: when, who, what, and how it is with them. */
export function EntryBody({ entry, words }: Props) {
  const { startMinute, clientName, serviceName, state, payment } = entry
  return (
    <>
      <span className={styles.name}>
        {clockText(startMinute)} {clientName}
      </span>{' '}
      <span className={styles.what}>{serviceName}</span> <StateWords state={state} payment={payment} words={words} />
    </>
  )
}
