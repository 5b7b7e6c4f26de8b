import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { type Currency, currencyOf } from '#lib/money/currencies.ts'
import { money } from '#lib/money/money.ts'
import {
  type CashFlow,
  type FlowGrouping,
  type FlowSide,
  isTimeGrouping,
  noFlow,
  sumOfFlows,
} from '#lib/payments/reports/cash-flow.ts'
import { type Period, periodBefore } from '#lib/visits/periods/report-period.ts'
import { Prisma } from '#prisma/generated/client.ts'
import type { ReportFilter } from './report-filter.ts'

/** What a group of a report comes to: a day, a week by its Monday, a month by its first, or an id or word. */
export type FlowGroup = { readonly group: string; readonly flow: CashFlow }

/** A part of a report that is never added to another: of one mode, one side and one currency. */
export type ReportSection = {
  readonly livemode: boolean
  readonly side: FlowSide
  readonly currency: Currency
  readonly groups: readonly FlowGroup[]
  readonly total: CashFlow
  /** The same of the period before. */
  readonly before: CashFlow
}

export type FlowRow = FlowGroup & Pick<ReportSection, 'livemode' | 'side' | 'currency'> & { readonly branchId: string }

type Wanted = {
  readonly period: Period
  /** Null for the sums alone. */
  readonly by: FlowGrouping | null
  readonly mode?: 'test' | 'live' | null
}

type Row = {
  readonly branchId: string
  readonly livemode: boolean
  readonly side: FlowSide
  readonly currency: string
  readonly group: string
} & Readonly<Record<keyof CashFlow, bigint>>

const GROUP: Readonly<Record<FlowGrouping, Prisma.Sql>> = {
  day: Prisma.sql`day::text`,
  week: Prisma.sql`date_trunc('week', day)::date::text`,
  month: Prisma.sql`date_trunc('month', day)::date::text`,
  service: Prisma.sql`value`,
  staff_member: Prisma.sql`value`,
  source: Prisma.sql`value`,
  status: Prisma.sql`value`,
}

/** Said outright for the whole, which has an index of its own that holds all that is added up. */
const dimensionOf = (by: FlowGrouping | null): Prisma.Sql =>
  by === null || isTimeGrouping(by)
    ? Prisma.sql`dimension = 'whole'`
    : Prisma.sql`dimension = ${by}::"CashFlowDimension"`

/** Adds up the days of some branches, each for itself. The ledger is not touched. */
export async function sumCashFlow(
  scopes: readonly BranchScope[],
  { period, by, mode = null }: Wanted,
): Promise<readonly FlowRow[]> {
  const rows = await database().$queryRaw<Row[]>`
    select branch_id as "branchId", livemode, side, currency, ${by ? GROUP[by] : Prisma.sql`''`} as "group",
      sum(gross_minor)::bigint as gross, sum(refunds_minor)::bigint as refunds, sum(disputes_minor)::bigint as disputes,
      sum(fees_minor)::bigint as fees, sum(other_minor)::bigint as other, sum(payouts_minor)::bigint as payouts
    from cash_flow_day
    where branch_id = any(${scopes.map(({ branchId }) => branchId)}::uuid[])
      and ${dimensionOf(by)} and day between ${period.from}::date and ${period.to}::date
      and (${mode}::text is null or livemode = (${mode}::text = 'live'))
    group by 1, 2, 3, 4, 5
    order by livemode desc, side desc, currency, "group"`
  return rows.map(({ branchId, livemode, side, currency: code, group, ...sums }) => {
    const currency = currencyOf(code)
    return { branchId, livemode, side, currency, group, flow: flowFrom(sums, currency) }
  })
}

function flowFrom(sums: Readonly<Record<keyof CashFlow, bigint>>, currency: Currency): CashFlow {
  return {
    gross: money(sums.gross, currency),
    refunds: money(sums.refunds, currency),
    disputes: money(sums.disputes, currency),
    fees: money(sums.fees, currency),
    other: money(sums.other, currency),
    payouts: money(sums.payouts, currency),
  }
}

/** A branch's report: every part with its groups, its sums and those of the period before. */
export async function readReport(scope: BranchScope, filter: ReportFilter): Promise<readonly ReportSection[]> {
  const { period, by, mode } = filter
  const [now, before] = await Promise.all([
    sumCashFlow([scope], { period, by, mode }),
    sumCashFlow([scope], { period: periodBefore(period), by: null, mode }),
  ])
  const keyOf = ({ livemode, side, currency }: FlowRow) => `${livemode} ${side} ${currency}`
  const groups = Map.groupBy(now, keyOf)
  return [...Map.groupBy([...now, ...before], keyOf)].flatMap(([key, rows]) => {
    const [first] = rows
    if (!first) return []
    const { livemode, side, currency } = first
    const ofNow = (groups.get(key) ?? []).map(({ group, flow }) => ({ group, flow }))
    return [
      {
        ...{ livemode, side, currency },
        groups: isTimeGrouping(by) ? ofNow : ofNow.toSorted(byGross),
        total: sumOfFlows(
          ofNow.map(({ flow }) => flow),
          currency,
        ),
        before: before.find((row) => keyOf(row) === key)?.flow ?? noFlow(currency),
      },
    ]
  })
}

const byGross = (left: FlowGroup, right: FlowGroup) => right.flow.gross.amountMinor - left.flow.gross.amountMinor
