import { addDays, type Day, daysFrom, weekdayOf } from '#lib/visits/calendar.ts'

export const CALENDAR_VIEWS = ['month', 'week'] as const

export type CalendarView = (typeof CALENDAR_VIEWS)[number]

/** The Monday of a day's week. */
export const mondayOf = (day: Day): Day => addDays(day, 1 - weekdayOf(day))

const firstOf = (day: Day): Day => `${day.slice(0, 8)}01`
/** No month is longer than 31 days, and none shorter than 28. */
const firstOfNext = (day: Day): Day => firstOf(addDays(firstOf(day), 31))

/** A day's week, or the whole weeks that its month touches. */
export function daysOfView(view: CalendarView, day: Day): readonly Day[] {
  if (view === 'week') return daysFrom(mondayOf(day), 7)
  const first = mondayOf(firstOf(day))
  const next = firstOfNext(day)
  // Six weeks hold every month; what lies wholly in the next one is left out.
  return daysFrom(first, 42).filter((each) => mondayOf(each) < next)
}

/** A day of the week or month before (-1) or after (1). */
export function turnedDay(view: CalendarView, day: Day, by: -1 | 1): Day {
  if (view === 'week') return addDays(day, 7 * by)
  return by === 1 ? firstOfNext(day) : firstOf(addDays(firstOf(day), -1))
}
