import { formatShortDay } from '#lib/i18n/format.ts'
import { formatTickOf } from '#lib/i18n/format-tick.ts'
import { localeOf } from '#lib/i18n/messages.ts'
import type { Currency } from '#lib/money/currencies.ts'
import { columnDrawing } from '#lib/payments/reports/bar-drawing.ts'
import { type CashFlow, netOfFlow, noFlow } from '#lib/payments/reports/cash-flow.ts'
import { type Day, daysFrom } from '#lib/visits/calendar.ts'
import { countDays, type Period } from '#lib/visits/periods/report-period.ts'
import { chartSvg } from '../render/chart-svg.ts'

export type ReportChart = {
  readonly currency: Currency
  /** What moved on each day on which something did. */
  readonly days: ReadonlyMap<Day, CashFlow>
  readonly period: Period
}

type Look = { readonly locale: string; readonly accent: string; readonly font: string }

/** What came in and what was left of it, a column for each day, as an SVG with its size. */
export function reportChart({ currency, days, period }: ReportChart, { locale: wanted, accent, font }: Look) {
  const locale = localeOf(wanted)
  const points = daysFrom(period.from, countDays(period)).map((day) => {
    const flow = days.get(day) ?? noFlow(currency)
    const [grossMinor, netMinor] = [flow.gross.amountMinor, netOfFlow(flow).amountMinor]
    return { label: formatShortDay(day, locale), grossMinor, netMinor }
  })
  const drawing = columnDrawing(points, { formatTick: formatTickOf(currency, locale) })
  const { width, height } = drawing
  return { svg: chartSvg(drawing, { accent, font }), width, height }
}
