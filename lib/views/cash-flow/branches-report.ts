import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { type CashFlow, noFlow, sumOfFlows } from '#lib/payments/reports/cash-flow.ts'
import { periodBefore } from '#lib/visits/periods/report-period.ts'
import { type FlowRow, type ReportSection, sumCashFlow } from './cash-flow-report.ts'
import type { ReportFilter } from './report-filter.ts'

export type ReportedBranch = { readonly scope: BranchScope; readonly slug: string; readonly name: string }

/** Branches beside each other, in one mode, side and currency; only those of which there is anything. */
export type BranchesSection = Pick<ReportSection, 'livemode' | 'side' | 'currency' | 'total' | 'before'> & {
  readonly branches: readonly {
    readonly slug: string
    readonly name: string
    readonly flow: CashFlow
    readonly before: CashFlow
  }[]
}

/** The sums of several branches of one period, each for itself and together; a day is each branch's own. */
export async function compareBranches(
  branches: readonly ReportedBranch[],
  { period, mode }: Pick<ReportFilter, 'period' | 'mode'>,
): Promise<readonly BranchesSection[]> {
  const scopes = branches.map(({ scope }) => scope)
  const [now, before] = await Promise.all([
    sumCashFlow(scopes, { period, by: null, mode }),
    sumCashFlow(scopes, { period: periodBefore(period), by: null, mode }),
  ])
  const keyOf = ({ livemode, side, currency }: FlowRow) => `${livemode ? 0 : 1} ${side} ${currency}`
  return [...Map.groupBy([...now, ...before], keyOf)]
    .toSorted(([left], [right]) => left.localeCompare(right))
    .flatMap(([key, [first]]) => {
      if (!first) return []
      const { livemode, side, currency } = first
      const flowOf = (rows: readonly FlowRow[], { branchId }: BranchScope) =>
        rows.find((row) => row.branchId === branchId && keyOf(row) === key)?.flow
      const found = branches.flatMap(({ scope, slug, name }) => {
        const [flow, earlier] = [flowOf(now, scope), flowOf(before, scope)]
        if (!flow && !earlier) return []
        return [{ slug, name, flow: flow ?? noFlow(currency), before: earlier ?? noFlow(currency) }]
      })
      const sumOf = (flows: readonly CashFlow[]) => sumOfFlows(flows, currency)
      return [
        {
          ...{ livemode, side, currency },
          branches: found,
          total: sumOf(found.map(({ flow }) => flow)),
          before: sumOf(found.map(({ before }) => before)),
        },
      ]
    })
}
