import { createTranslator } from 'next-intl'
import type { ShownDay } from '#components/admin/schedule/shown-day.ts'
import { shortHours } from '#components/admin/schedule/typed-hours.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { dateTimeFormat } from '#lib/money/formatters.ts'
import type { CalendarDay } from '#lib/views/team/staff-calendar.ts'
import { type Day, dateOfDay } from '#lib/visits/calendar.ts'

// The first of January 2024 was a Monday.
const MONDAY = '2024-01-01'

/** `понеділок`, `вівторок` …, or `пн`, `вт` …. */
export function weekdaysIn(locale: Locale, length: 'long' | 'short'): readonly string[] {
  const format = dateTimeFormat(locale, { weekday: length, timeZone: 'UTC' })
  const monday = dateOfDay(MONDAY).getTime()
  return Array.from({ length: 7 }, (_, index) => format.format(monday + index * 86_400_000))
}

/** `вт, 1 грудня`. */
export function dayName(day: Day, locale: Locale): string {
  const format = { weekday: 'short', day: 'numeric', month: 'long', timeZone: 'UTC' } as const
  return dateTimeFormat(locale, format).format(dateOfDay(day))
}

/** `вт, 1`, where there is no room for the month. */
export function shortDayName(day: Day, locale: Locale): string {
  const format = { weekday: 'short', day: 'numeric', timeZone: 'UTC' } as const
  return dateTimeFormat(locale, format).format(dateOfDay(day))
}

/** `Листопад 2026 р.`. */
export function monthName(day: Day, locale: Locale): string {
  const name = dateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(dateOfDay(day))
  return name.slice(0, 1).toLocaleUpperCase(locale) + name.slice(1)
}

function kindOf({ hours, isException, timeOff }: CalendarDay): ShownDay['kind'] {
  const isAway = hours.some((own) =>
    timeOff.some((away) => away.startMinute <= own.startMinute && away.endMinute >= own.endMinute),
  )
  if (isAway) return 'away'
  if (hours.length === 0) return timeOff.length > 0 ? 'away' : 'off'
  return isException ? 'exception' : 'work'
}

type Shown = {
  readonly locale: Locale
  readonly today: Day
  readonly chosen: Day
  readonly hrefOf: (day: Day) => string
}

/** A day of somebody's calendar in the reader's language. */
export function shownDayOf(plan: CalendarDay, { locale, today, chosen, hrefOf }: Shown): ShownDay {
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'team' })
  const { day, hours, timeOff, visits } = plan
  const kind = kindOf(plan)
  const words = { work: shortHours(hours), exception: shortHours(hours), off: t('dayOff'), away: t('away') }
  const outside = visits.filter(({ isOutside }) => isOutside).length
  return {
    ...{ day, hours, timeOff, kind, visits, href: hrefOf(day), name: dayName(day, locale) },
    number: String(Number(day.slice(8))),
    hoursText: words[kind],
    bookedText: visits.length > 0 ? t('booked', { count: visits.length }) : null,
    outsideText: outside > 0 ? t('outside', { count: outside }) : null,
    isChosen: day === chosen,
    isToday: day === today,
    isBeside: day.slice(0, 7) !== chosen.slice(0, 7),
  }
}
