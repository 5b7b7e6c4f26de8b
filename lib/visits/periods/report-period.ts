import { addDays, type Day, dayOf, weekdayOf } from '../calendar.ts'

/** Days of a branch, both included. */
export type Period = { readonly from: Day; readonly to: Day }

export const PERIOD_NAMES = ['today', 'week', 'month', 'last_month', 'quarter', 'year'] as const

export type PeriodName = (typeof PERIOD_NAMES)[number]

const MOST_DAYS = 366 * 10

const monthOf = (day: Day) => day.slice(0, 7)
const firstOfMonth = (day: Day): Day => `${monthOf(day)}-01`
const lastOfMonth = (day: Day): Day => addDays(firstOfMonth(addMonths(firstOfMonth(day), 1)), -1)

/** The same day so many months later; of a shorter month its last. */
export function addMonths(day: Day, count: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + count, 1))
  const last = new Date(Date.UTC(year, month + count, 0)).getUTCDate()
  first.setUTCDate(Math.min(date, last))
  return first.toISOString().slice(0, 10)
}

export const countDays = ({ from, to }: Period): number => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1

/** The periods that people ask for by name, up to today where they are not over. */
export function periodNamed(name: PeriodName, now: Date, timeZone: string): Period {
  const today = dayOf(now, timeZone)
  const first = firstOfMonth(today)
  const periods: Readonly<Record<PeriodName, Period>> = {
    today: { from: today, to: today },
    week: { from: addDays(today, 1 - weekdayOf(today)), to: today },
    month: { from: first, to: today },
    last_month: { from: addMonths(first, -1), to: addDays(first, -1) },
    quarter: { from: addMonths(first, -2), to: today },
    year: { from: `${today.slice(0, 4)}-01-01`, to: today },
  }
  return periods[name]
}

/** A period as it was asked for, if it is one; ten years at most. */
export function periodOf(from: Day, to: Day): Period | null {
  const period = { from, to }
  return from <= to && countDays(period) <= MOST_DAYS ? period : null
}

/**
 * What a period is compared with. A year, or the year up to some day, with the same of the year before; whole months with
 * as many months before; a month up to some day with the month before up to that day; other days, and a single one, with
 * as many before.
 */
export function periodBefore(period: Period): Period {
  const { from, to } = period
  if (from !== firstOfMonth(from) || from === to) return daysBefore(period)
  const months = monthsFrom(from, to) + 1
  if (from.endsWith('-01-01') && months > 1 && months <= 12)
    return { from: addMonths(from, -12), to: addMonths(to, -12) }
  if (to === lastOfMonth(to)) return { from: addMonths(from, -months), to: addDays(from, -1) }
  return months === 1 ? { from: addMonths(from, -1), to: addMonths(to, -1) } : daysBefore(period)
}

const monthsFrom = (from: Day, to: Day): number => {
  const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number)
  const [toYear = 0, toMonth = 0] = to.split('-').map(Number)
  return (toYear - fromYear) * 12 + toMonth - fromMonth
}

function daysBefore(period: Period): Period {
  const count = countDays(period)
  return { from: addDays(period.from, -count), to: addDays(period.from, -1) }
}
