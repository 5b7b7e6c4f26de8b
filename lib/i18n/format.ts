import { dateTimeFormat, numberFormat } from '#lib/money/formatters.ts'
import type { Locale } from './locales.ts'

/** `середа, 25 листопада` in the zone where it happens. */
export function formatDay(instant: Date, { locale, timeZone }: { locale: Locale; timeZone: string }): string {
  return dateTimeFormat(locale, { timeZone, weekday: 'long', day: 'numeric', month: 'long' }).format(instant)
}

/** `середа, 25 листопада 2026 р.`, for what is read long afterwards. */
export function formatDate(instant: Date, { locale, timeZone }: { locale: Locale; timeZone: string }): string {
  const format = { timeZone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
  return dateTimeFormat(locale, format).format(instant)
}

/** `10:30` in the zone where it happens, in 24 hours or in 12 as the language has it. */
export function formatTime(instant: Date, { locale, timeZone }: { locale: Locale; timeZone: string }): string {
  return dateTimeFormat(locale, { timeZone, hour: 'numeric', minute: '2-digit' }).format(instant)
}

/** `25 лист., 10:30`; of another year than now with the year. */
export function formatMoment(instant: Date, { locale, timeZone }: { locale: Locale; timeZone: string }): string {
  const yearOf = (moment: Date) => dateTimeFormat('en', { timeZone, year: 'numeric' }).format(moment)
  const year = yearOf(instant) === yearOf(new Date()) ? undefined : 'numeric'
  const date = { timeZone, year, day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' } as const
  return dateTimeFormat(locale, date).format(instant)
}

/** `1 год 15 хв`. */
export function formatDuration(minutes: number, locale: Locale): string {
  const unit = (amount: number, name: 'hour' | 'minute') =>
    amount > 0 ? [numberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(amount)] : []
  return [...unit(Math.floor(minutes / 60), 'hour'), ...unit(minutes % 60, 'minute')].join(' ')
}

/** `1 год – 1 год 15 хв`; one duration is written once. */
export function formatDurationRange(from: number, to: number, locale: Locale): string {
  return [...new Set([from, to])].map((minutes) => formatDuration(minutes, locale)).join(' – ')
}

/** How a zone's clocks differ from Greenwich at a moment: `GMT+1`. It reads well in any language. */
export function formatZone(instant: Date, { locale, timeZone }: { locale: Locale; timeZone: string }): string {
  const format = dateTimeFormat(locale, { timeZone, timeZoneName: 'shortOffset' })
  return format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone
}

const CALENDAR = { timeZone: 'UTC', day: 'numeric', month: 'short' } as const
const midnightOf = (day: string) => new Date(`${day}T00:00:00Z`)

/** `1–28 лист. 2026 р.`: calendar days, both included. */
export function formatPeriod({ from, to }: { from: string; to: string }, locale: Locale): string {
  const format = dateTimeFormat(locale, { ...CALENDAR, year: 'numeric' })
  return format.formatRange(midnightOf(from), midnightOf(to))
}

/** `25 лист.`, for calendar days that stand beside each other. */
export const formatShortDay = (day: string, locale: Locale): string =>
  dateTimeFormat(locale, CALENDAR).format(midnightOf(day))

/** `листопад 2026 р.` */
export const formatMonth = (day: string, locale: Locale): string =>
  dateTimeFormat(locale, { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(midnightOf(day))

/** `лист.`, along a chart. */
export const formatShortMonth = (day: string, locale: Locale): string =>
  dateTimeFormat(locale, { timeZone: 'UTC', month: 'short' }).format(midnightOf(day))

/** `30 лист. 2026 р.`: a calendar day that stands alone. */
export const formatCalendarDay = (day: Date, locale: Locale): string =>
  dateTimeFormat(locale, { ...CALENDAR, year: 'numeric' }).format(day)
