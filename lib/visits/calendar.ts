import { dateTimeFormat } from '#lib/money/formatters.ts'

/** A calendar day of the branch: `2026-11-25`. */
export type Day = string

const DAY = /^\d{4}-\d{2}-\d{2}$/

export function isDay(text: string): boolean {
  return DAY.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && addDays(text, 0) === text
}

/** The day of an instant where the branch is. */
export function dayOf(instant: Date, timeZone: string): Day {
  const parts = dateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  return parts.format(instant)
}

export function addDays(day: Day, count: number): Day {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + count)
  return date.toISOString().slice(0, 10)
}

/** Monday is 1. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

export function daysFrom(first: Day, count: number): readonly Day[] {
  return Array.from({ length: count }, (_, index) => addDays(first, index))
}

/** A day as an instant that formats to it in UTC, whatever the reader's zone. */
export const dateOfDay = (day: Day): Date => new Date(`${day}T00:00:00Z`)

/** The first and the last day that a client may book. */
export function bookableDays(
  now: Date,
  branch: { readonly timeZone: string; readonly bookingHorizonDays: number },
): { readonly from: Day; readonly to: Day } {
  const from = dayOf(now, branch.timeZone)
  return { from, to: addDays(from, branch.bookingHorizonDays) }
}
