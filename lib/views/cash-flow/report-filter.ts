import * as z from 'zod'
import { FLOW_GROUPINGS } from '#lib/payments/reports/cash-flow.ts'
import { PERIOD_NAMES, type Period, periodNamed, periodOf } from '#lib/visits/periods/report-period.ts'

const day = z.iso.date()

/** What a report is asked for; all of it stands in the address. What makes no sense is passed over. */
const ReportQuery = z.object({
  period: z.enum(PERIOD_NAMES).nullable().catch(null),
  /** Days of the branch, both included; they outrank a period by name. */
  from: day.nullable().catch(null),
  to: day.nullable().catch(null),
  by: z.enum(FLOW_GROUPINGS).catch('day'),
  mode: z.enum(['test', 'live']).nullable().catch(null),
})

type ReportQuery = z.infer<typeof ReportQuery>

export type ReportFilter = Pick<ReportQuery, 'by' | 'mode'> & { readonly period: Period }

export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>

/** One value of an address; none where it is missing, empty or said twice. */
function oneOf(params: SearchParams, name: string): string | null {
  const value = params[name]
  return typeof value === 'string' && value !== '' ? value : null
}

/** Reads a report's filter from an address; without one it is the month so far. */
export function reportFilterFrom(
  params: SearchParams,
  { now, timeZone }: { readonly now: Date; readonly timeZone: string },
): ReportFilter {
  const one = (name: string) => oneOf(params, name)
  const query = ReportQuery.parse({
    ...{ period: one('period'), from: one('from'), to: one('to'), by: one('by'), mode: one('mode') },
  })
  const { from, to, by, mode } = query
  const asked = from && to ? periodOf(from, to) : null
  return { by, mode, period: asked ?? periodNamed(query.period ?? 'month', now, timeZone) }
}

/** The filter as an address carries it. */
export function reportQueryOf({ period, by, mode }: ReportFilter): URLSearchParams {
  return new URLSearchParams({ ...period, by, ...(mode && { mode }) })
}
