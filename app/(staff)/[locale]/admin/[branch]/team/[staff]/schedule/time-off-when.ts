import { timeOfMinute } from '#components/admin/schedule/typed-hours.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { dateTimeFormat } from '#lib/money/formatters.ts'
import { dateOfDay } from '#lib/visits/calendar.ts'
import type { Span } from '#lib/visits/free-times.ts'
import { dayOfWallMinute } from '#lib/visits/schedule/work-schedule.ts'

/** `1–5 грудня`, or with the hours where it is not whole days: `1 грудня, 10:00 – 14:00`. */
export function timeOffWhen({ start, end }: Span, locale: Locale): string {
  const day = dateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' })
  const isWholeDays = start % 1440 === 0 && end % 1440 === 0
  const [first, last] = [dayOfWallMinute(start), dayOfWallMinute(isWholeDays ? end - 1 : end)]
  if (isWholeDays) return day.formatRange(dateOfDay(first), dateOfDay(last))
  const at = (minute: number) => timeOfMinute(minute % 1440)
  if (first === last) return `${day.format(dateOfDay(first))}, ${at(start)} – ${at(end)}`
  return `${day.format(dateOfDay(first))}, ${at(start)} – ${day.format(dateOfDay(last))}, ${at(end)}`
}
