'use client'

import { Link } from '#components/ui/links/link.tsx'
import type { Day } from '#lib/visits/calendar.ts'
import { clockText } from '#lib/visits/schedule/wall-clock.ts'
import { PAYMENT_TONES } from '../visit-tones.ts'
import type { WeekEntry } from './journal-entry.ts'
import type { EntryWords } from './state-words.tsx'
import styles from './week.module.css'

export type WeekDay = {
  readonly day: Day
  /** As a reader says it. */
  readonly name: string
  readonly isToday: boolean
  readonly href: string
  readonly staff: readonly {
    readonly id: string
    /** Nobody works, or they are away: said in words. */
    readonly note: string | null
    readonly entries: readonly WeekEntry[]
  }[]
}

type Props = {
  readonly days: readonly WeekDay[]
  readonly staff: readonly { readonly id: string; readonly name: string }[]
  /** Below it every visit has its page. */
  readonly base: string
  readonly words: EntryWords & { readonly staff: string }
}

/**
 * A week by who works. It is plain elements: a whole salon's week is seven hundred appointments, and each of them is
 * drawn for everybody who looks. What can be dragged says so in its data.
 */
export function WeekGrid({ days, staff, base, words }: Props) {
  const names = new Map(staff.map(({ id, name }) => [id, name]))
  return (
    <div className={styles.week}>
      <span className={styles.corner} style={{ gridRow: 1, gridColumn: 1 }}>
        {words.staff}
      </span>
      {staff.map(({ id, name }, row) => (
        <span key={id} className={styles.person} style={{ gridRow: row + 2, gridColumn: 1 }}>
          {name}
        </span>
      ))}
      {days.map(({ day, name, isToday, href, staff: cells }, column) => (
        <section key={day} className={styles.day} aria-label={name}>
          <Link
            className={styles.dayName}
            style={{ gridColumn: column + 2 }}
            href={href}
            data-today={isToday || undefined}
          >
            {name}
          </Link>
          {cells.map(({ id, note, entries }, row) => (
            <div
              key={id}
              className={styles.cell}
              style={{ gridRow: row + 2, gridColumn: column + 2 }}
              data-closed={note !== null || undefined}
              data-day={day}
              data-staff={id}
            >
              <span className={styles.who}>{names.get(id)}</span>
              {note && entries.length === 0 && <span className={styles.note}>{note}</span>}
              {entries.map((entry) => (
                <Chip key={entry.id} entry={entry} href={`${base}/${entry.visitId}`} words={words} />
              ))}
            </div>
          ))}
        </section>
      ))}
    </div>
  )
}

type ChipProps = { readonly entry: WeekEntry; readonly href: string; readonly words: EntryWords }

/**
 * A plain link: seven hundred of the framework's own would each have to be woken up in the browser. Texts are whole, so
 * that nothing has to stand between their parts.
 */
function Chip({ entry, href, words }: ChipProps) {
  const { id, startMinute, clientName, state, payment, isMovable } = entry
  return (
    <a href={href} data-state={state} data-entry={id} draggable={isMovable ? undefined : false}>
      <b>{clockText(startMinute)}</b>
      {` ${clientName}`}
      <small>
        {`${words.state[state]} · `}
        <i data-tone={PAYMENT_TONES[payment]}>{words.paymentState[payment]}</i>
      </small>
    </a>
  )
}
