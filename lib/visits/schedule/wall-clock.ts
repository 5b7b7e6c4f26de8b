import { dateTimeFormat } from '#lib/money/formatters.ts'
import { type Day, dayOf } from '#lib/visits/calendar.ts'

/** A moment as the clock on the salon's wall shows it. */
export type WallClock = { readonly day: Day; readonly minute: number }

/** What the clock on the wall shows at an instant. */
export function wallClockOf(instant: Date, timeZone: string): WallClock {
  const parts = dateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const [hours = 0, minutes = 0] = parts.format(instant).split(':').map(Number)
  return { day: dayOf(instant, timeZone), minute: hours * 60 + minutes }
}

/** `09:05`, as a browser's time field writes it. */
export function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** Null for what is no time of a day. */
export function minuteFromClock(text: string): number | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text)
  return match ? Number(match[1]) * 60 + Number(match[2]) : null
}
