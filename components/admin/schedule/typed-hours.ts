import type { Hours } from '#lib/visits/schedule/work-schedule.ts'

/** A stretch of work as it is typed: `10:00` to `19:00`. */
export type TypedHours = { readonly from: string; readonly to: string }

const TIME = /^(\d{2}):(\d{2})$/
const two = (number: number) => String(number).padStart(2, '0')

/** `10:30`; the midnight at a day's end reads as the one at its beginning. */
export const timeOfMinute = (minute: number): string => `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`

/** Reads what a time field holds; not a number while it is empty. */
export function minuteOfTime(time: string): number {
  const [, hours, minutes] = TIME.exec(time) ?? []
  return hours && minutes ? Number(hours) * 60 + Number(minutes) : Number.NaN
}

export const typedHoursOf = ({ startMinute, endMinute }: Hours): TypedHours => ({
  from: timeOfMinute(startMinute),
  to: timeOfMinute(endMinute),
})

/** What was typed, in minutes; null where it is no time or ends before it begins. */
export function hoursFromTyped({ from, to }: TypedHours): Hours | null {
  const startMinute = minuteOfTime(from)
  // Midnight at the end of a day is its last minute, not its first.
  const endMinute = minuteOfTime(to) === 0 ? 1440 : minuteOfTime(to)
  return startMinute < endMinute ? { startMinute, endMinute } : null
}

/** The next stretch after those that are there: an hour later, or the whole day. */
export function nextHours(hours: readonly TypedHours[]): TypedHours {
  const last = hours.at(-1)
  const end = last ? minuteOfTime(last.to) : Number.NaN
  if (Number.isNaN(end)) return { from: '10:00', to: '19:00' }
  const start = Math.min(end + 60, 1380)
  return { from: timeOfMinute(start), to: timeOfMinute(Math.min(start + 180, 1440)) }
}

const BREAK_MINUTES = 60
const LEAST_TO_SPLIT = 120

/** The same day with an hour's break in the middle of its longest stretch, or with hours after it where all are short. */
export function withBreak(hours: readonly TypedHours[]): readonly TypedHours[] {
  const minutes = hours.map(hoursFromTyped).map((each) => (each ? each.endMinute - each.startMinute : 0))
  const place = minutes.indexOf(Math.max(...minutes))
  const longest = hours[place]
  const read = longest && hoursFromTyped(longest)
  if (!read || read.endMinute - read.startMinute < LEAST_TO_SPLIT) return [...hours, nextHours(hours)]
  // On the half hour: nobody stops work at 14:05.
  const from = Math.floor((read.startMinute + read.endMinute - BREAK_MINUTES) / 60) * 30
  const halves = [
    { from: longest.from, to: timeOfMinute(from) },
    { from: timeOfMinute(from + BREAK_MINUTES), to: longest.to },
  ]
  return hours.flatMap((each, index) => (index === place ? halves : [each]))
}

const short = (minute: number) => (minute % 60 === 0 ? String(minute / 60) : timeOfMinute(minute))

/** `10–14, 15–19:30`. */
export const shortHours = (hours: readonly Hours[]): string =>
  hours.map(({ startMinute, endMinute }) => `${short(startMinute)}–${short(endMinute)}`).join(', ')
