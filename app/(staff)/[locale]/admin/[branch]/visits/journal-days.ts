import type { DayStaff } from '#components/visits/journal/day-grid.tsx'
import type { JournalEntry, WeekEntry } from '#components/visits/journal/journal-entry.ts'
import type { WeekDay } from '#components/visits/journal/week-grid.tsx'
import { paymentWordOf } from '#components/visits/visit-tones.ts'
import { formatDay } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { dateTimeFormat } from '#lib/money/formatters.ts'
import type { Journal, JournalDay } from '#lib/views/visits/journal.ts'
import { type Day, dateOfDay } from '#lib/visits/calendar.ts'
import { closedHours, shownHours } from '#lib/visits/journal/shown-hours.ts'
import type { Hours } from '#lib/visits/schedule/work-schedule.ts'
import { visitCan } from '#lib/visits/visit-state.ts'
import type { JournalPlace } from './journal-place.ts'

/** An appointment with what its visit's state allows. */
export function entryOf({ toPay, paymentState, ...entry }: Journal['entries'][number]): JournalEntry {
  return {
    ...entry,
    payment: paymentWordOf(paymentState, toPay.amountMinor),
    isMovable: visitCan('move', entry.state),
    isStretchable: visitCan('stretch', entry.state),
  }
}

/** The hours of the shown days in which something is worked or booked. */
export function shownHoursOf({ days, entries }: Journal): Hours {
  const worked = days.flatMap(({ staff }) => staff.flatMap(({ hours }) => hours))
  return shownHours([...worked, ...entries])
}

/** Who works on a day, with the hours in which they do not. */
export function dayStaffOf(journal: Journal, day: JournalDay, away: string): readonly DayStaff[] {
  const shown = shownHoursOf(journal)
  return journal.staff.map(({ id, name }) => {
    const own = day.staff.find(({ staffMemberId }) => staffMemberId === id)
    const timeOff = (own?.timeOff ?? []).map((span) => ({ ...within(span, shown), reason: away }))
    return {
      ...{ id, name },
      closed: closedHours([...(own?.hours ?? []), ...timeOff], shown),
      away: timeOff.filter(({ startMinute, endMinute }) => startMinute < endMinute),
    }
  })
}

const within = ({ startMinute, endMinute }: Hours, shown: Hours): Hours => ({
  startMinute: Math.max(startMinute, shown.startMinute),
  endMinute: Math.min(endMinute, shown.endMinute),
})

const UTC = 'UTC'

/** What is shown, as a reader says it. */
export function titleOf({ view, days, day }: JournalPlace, locale: Locale): string {
  if (view === 'day') return formatDay(dateOfDay(day), { locale, timeZone: UTC })
  const format = dateTimeFormat(locale, { timeZone: UTC, day: 'numeric', month: 'long' })
  return format.formatRange(dateOfDay(days[0] ?? day), dateOfDay(days.at(-1) ?? day))
}

type Week = {
  readonly journal: Journal
  readonly entries: readonly JournalEntry[]
  readonly locale: Locale
  readonly words: { readonly dayOff: string; readonly away: string }
  readonly hrefOf: (day: Day) => string
}

/** A week's days, each with everybody's appointments. */
export function weekDaysOf({ journal, entries, locale, words, hrefOf }: Week): readonly WeekDay[] {
  const format = dateTimeFormat(locale, { timeZone: UTC, weekday: 'short', day: 'numeric' })
  const cells = Map.groupBy(entries, ({ day, staffMemberId }) => `${day} ${staffMemberId}`)
  return journal.days.map(({ day, staff }) => ({
    day,
    name: format.format(dateOfDay(day)),
    isToday: day === journal.now.day,
    href: hrefOf(day),
    staff: staff.map(({ staffMemberId: id, hours, timeOff }) => ({
      id,
      note: noteOf({ hours, timeOff }, words),
      entries: cells.get(`${day} ${id}`)?.map(weekEntryOf) ?? [],
    })),
  }))
}

/** Seven hundred of them are sent: no more than is needed. */
const weekEntryOf = (entry: JournalEntry): WeekEntry => {
  const { id, visitId, startMinute, leadMinutes, clientName, state, payment, revision, isMovable } = entry
  return { id, visitId, startMinute, leadMinutes, clientName, state, payment, revision, isMovable }
}

type Free = Pick<JournalDay['staff'][number], 'hours' | 'timeOff'>

function noteOf({ hours, timeOff }: Free, words: Week['words']): string | null {
  if (timeOff.length > 0) return words.away
  return hours.length === 0 ? words.dayOff : null
}
