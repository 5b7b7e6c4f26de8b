import type { TIME_GROUPINGS } from '#lib/payments/reports/cash-flow.ts'
import { addDays, type Day, weekdayOf } from '../calendar.ts'
import { addMonths, type Period } from './report-period.ts'

type TimeGrouping = (typeof TIME_GROUPINGS)[number]

const FIRST_OF: Readonly<Record<TimeGrouping, (day: Day) => Day>> = {
  day: (day) => day,
  week: (day) => addDays(day, 1 - weekdayOf(day)),
  month: (day) => `${day.slice(0, 7)}-01`,
}

const NEXT_OF: Readonly<Record<TimeGrouping, (first: Day) => Day>> = {
  day: (first) => addDays(first, 1),
  week: (first) => addDays(first, 7),
  month: (first) => addMonths(first, 1),
}

/** The days of a group that are within a period; null where there are none. */
export function spanOfGroup(by: TimeGrouping, group: Day, { from, to }: Period): Period | null {
  const first = FIRST_OF[by](group)
  const last = addDays(NEXT_OF[by](first), -1)
  const span = { from: first < from ? from : first, to: last > to ? to : last }
  return span.from <= span.to ? span : null
}

/** Every group of a period, also those in which nothing happened; null where there are more than can be drawn. */
export function groupsOfPeriod(by: TimeGrouping, { from, to }: Period, most: number): readonly Day[] | null {
  const groups: Day[] = []
  for (let group = FIRST_OF[by](from); group <= to; group = NEXT_OF[by](group)) {
    if (groups.length === most) return null
    groups.push(group)
  }
  return groups
}
