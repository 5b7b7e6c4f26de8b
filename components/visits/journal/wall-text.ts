import type { Day } from '#lib/visits/calendar.ts'
import { clockText, type WallClock } from '#lib/visits/schedule/wall-clock.ts'

/** `2026-11-28 09:30:00`, as the calendar writes the salon's own time; the midnight at a day's end is its last second. */
export const wallText = (day: Day, minute: number): string =>
  minute >= 1440 ? `${day} 23:59:59` : `${day} ${clockText(minute)}:00`

/** The same read back, to the minute. */
export function wallClockFrom(text: string): WallClock {
  const [day = '', time = ''] = text.split(' ')
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  return { day, minute: hours * 60 + minutes + (seconds === 59 ? 1 : 0) }
}
