import type { Hours } from '#lib/visits/schedule/work-schedule.ts'

const HOUR = 60
const DAY = 24 * HOUR
/** Shown where nobody works and nothing is booked. */
const USUAL: Hours = { startMinute: 9 * HOUR, endMinute: 18 * HOUR }

/** The full hours of a day that are shown: all that is worked or booked, and never less than an ordinary day. */
export function shownHours(all: readonly Hours[]): Hours {
  const start = Math.min(USUAL.startMinute, ...all.map(({ startMinute }) => startMinute))
  const end = Math.max(USUAL.endMinute, ...all.map(({ endMinute }) => endMinute))
  return {
    startMinute: Math.max(0, Math.floor(start / HOUR) * HOUR),
    endMinute: Math.min(DAY, Math.ceil(end / HOUR) * HOUR),
  }
}

/** What of a stretch of a day lies outside of the hours that are worked, in its order. */
export function closedHours(worked: readonly Hours[], within: Hours): readonly Hours[] {
  const closed: Hours[] = []
  let from = within.startMinute
  for (const { startMinute, endMinute } of worked.toSorted((one, other) => one.startMinute - other.startMinute)) {
    if (startMinute > from) closed.push({ startMinute: from, endMinute: Math.min(startMinute, within.endMinute) })
    from = Math.max(from, endMinute)
  }
  if (from < within.endMinute) closed.push({ startMinute: from, endMinute: within.endMinute })
  return closed.filter(({ startMinute, endMinute }) => startMinute < endMinute)
}
