import { formatMonth, formatPeriod, formatShortDay, formatShortMonth } from '#lib/i18n/format.ts'
import type { Locale } from '#lib/i18n/locales.ts'
import { messagesOf } from '#lib/i18n/messages.ts'
import { type FlowGrouping, isTimeGrouping } from '#lib/payments/reports/cash-flow.ts'
import { addDays } from '#lib/visits/calendar.ts'

type Reader = { readonly locale: Locale; readonly names: ReadonlyMap<string, string> }

/** What a group of a report is called in the reader's language. */
export function groupLabel(by: FlowGrouping, group: string, { locale, names }: Reader): string {
  const { finance, cashFlow } = messagesOf(locale)
  const sources: Readonly<Record<string, string>> = finance.sources
  const states: Readonly<Record<string, string>> = finance.state
  if (group === '') return cashFlow.noGroup
  const labels: Readonly<Record<FlowGrouping, () => string | undefined>> = {
    day: () => formatShortDay(group, locale),
    week: () => formatPeriod({ from: group, to: addDays(group, 6) }, locale),
    month: () => formatMonth(group, locale),
    service: () => names.get(group),
    staff_member: () => names.get(group),
    source: () => sources[group],
    status: () => states[group],
  }
  return labels[by]() ?? group
}

/** The same along a chart, where there is little room: a span of time by its first day. */
export function markOf(by: FlowGrouping, group: string, locale: Locale): string | null {
  if (by === 'month') return formatShortMonth(group, locale)
  return isTimeGrouping(by) ? formatShortDay(group, locale) : null
}
