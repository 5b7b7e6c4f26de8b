'use client'

import type { KeyboardEvent } from 'react'
import { Link } from '#components/ui/links/link.tsx'
import { Unseen } from '#components/ui/unseen.tsx'
import styles from './schedule.module.css'
import type { ShownDay } from './shown-day.ts'

type Props = {
  readonly days: readonly ShownDay[]
  /** Monday first. */
  readonly weekdays: readonly string[]
  readonly label: string
}

const weeksOf = (days: readonly ShownDay[]) =>
  Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7))

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** The arrows go from day to day and from week to week. */
function walk(event: KeyboardEvent<HTMLTableElement>) {
  const step = STEPS[event.key]
  const links = [...event.currentTarget.querySelectorAll('a')]
  const focused = document.activeElement
  const at = focused instanceof HTMLAnchorElement ? links.indexOf(focused) : -1
  const next = step === undefined || at < 0 ? undefined : links[at + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}

/** A month at a glance; each day leads to where it can be changed. */
export function MonthGrid({ days, weekdays, label }: Props) {
  return (
    <table className={styles.month} aria-label={label} onKeyDown={walk}>
      <thead>
        <tr>
          {weekdays.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map((week) => (
          <tr key={week[0]?.day}>
            {week.map((day) => (
              <td key={day.day}>
                <DayCell day={day} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function DayCell({ day }: { readonly day: ShownDay }) {
  const { href, number, name, hoursText, kind, bookedText, outsideText, isChosen, isToday, isBeside } = day
  return (
    <Link
      href={href}
      scroll={false}
      className={styles.cell}
      data-kind={kind}
      data-beside={isBeside || undefined}
      data-today={isToday || undefined}
      aria-current={isChosen ? 'date' : undefined}
    >
      <span aria-hidden="true" className={styles.number}>
        {number}
      </span>
      <Unseen>{name}: </Unseen>
      <span className={styles.cellHours}>{hoursText}</span>
      {bookedText && <span className={styles.cellNote}>{bookedText}</span>}
      {outsideText && <span className={styles.cellWarning}>{outsideText}</span>}
    </Link>
  )
}
