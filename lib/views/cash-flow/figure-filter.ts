import * as z from 'zod'
import { type Currency, isCurrency } from '#lib/money/currencies.ts'
import { FLOW_SIDES, type FlowSide, isTimeGrouping } from '#lib/payments/reports/cash-flow.ts'
import { FLOW_FIGURES } from '#lib/payments/reports/flow-figures.ts'
import { type ReportFilter, reportFilterFrom, reportQueryOf, type SearchParams } from './report-filter.ts'

/** What can be opened: a figure, the payments whose fee Stripe has not told yet, or what cannot be paid out yet. */
export const OPEN_FIGURES = [...FLOW_FIGURES, 'unsettled', 'pending'] as const

export type OpenFigure = (typeof OPEN_FIGURES)[number]

/** One figure of a report: which of its parts it stands in, and in which group; null is the sum. */
export type FigureFilter = {
  readonly report: ReportFilter
  readonly livemode: boolean
  readonly side: FlowSide
  readonly currency: Currency
  readonly figure: OpenFigure
  readonly group: string | null
}

// A group without a name: what is for no service, or of no payment at all.
const NONE = 'none'

const FigureQuery = z.object({
  of: z.enum(['live', 'test']),
  side: z.enum(FLOW_SIDES),
  currency: z.custom<Currency>((code) => typeof code === 'string' && isCurrency(code)),
  figure: z.enum(OPEN_FIGURES),
  group: z
    .string()
    .max(60)
    .regex(/^[\w-]+$/)
    .optional(),
})

/** Reads which figure an address asks to open; null where it asks for none. */
export function figureFilterFrom(
  params: SearchParams,
  here: { readonly now: Date; readonly timeZone: string },
): FigureFilter | null {
  const query = FigureQuery.safeParse(params)
  if (!query.success) return null
  const { of, side, currency, figure, group } = query.data
  const report = reportFilterFrom(params, here)
  if (group && isTimeGrouping(report.by) && !z.iso.date().safeParse(group).success) return null
  const named = group === NONE ? '' : (group ?? null)
  return { report, livemode: of === 'live', side, currency, figure, group: named }
}

/** The figure as an address carries it, with the report that it stands in. */
export function figureQueryOf({ report, livemode, side, currency, figure, group }: FigureFilter): URLSearchParams {
  return new URLSearchParams([
    ...reportQueryOf(report),
    ...Object.entries({ of: livemode ? 'live' : 'test', side, currency, figure }),
    ...(group === null ? [] : [['group', group || NONE]]),
  ])
}

/** Which side of a report an address asks for; without a word the balance. */
export const sideFrom = ({ side }: SearchParams): FlowSide => (side === 'client' ? 'client' : 'balance')
