import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { type Money, zero } from '#lib/money/money.ts'
import { figureOf } from '#lib/payments/reports/flow-figures.ts'
import { listBalances } from '../payouts/balances.ts'
import { sumCashFlow } from './cash-flow-report.ts'
import type { FigureFilter } from './figure-filter.ts'
import { listUnknownFees } from './unknown-fees.ts'

/** What one figure of a report comes to, by the days and not by its movements: both must agree. */
export async function readFigure(scope: BranchScope, filter: FigureFilter): Promise<Money> {
  const { report, livemode, side, currency, figure, group } = filter
  const { period, by } = report
  const mode = livemode ? 'live' : 'test'
  if (figure === 'unsettled') {
    const fees = await listUnknownFees(scope, { period, mode })
    return fees.find(({ captured }) => captured.currency === currency)?.captured ?? zero(currency)
  }
  if (figure === 'pending') {
    const balances = await listBalances(scope)
    const found = balances.find(({ balance, ...one }) => one.livemode === livemode && balance.currency === currency)
    return found?.pending ?? zero(currency)
  }
  const rows = await sumCashFlow([scope], { period, by: group === null ? null : by, mode })
  const found = rows.find((row) => row.side === side && row.currency === currency && row.group === (group ?? ''))
  return found ? figureOf(found.flow, figure) : zero(currency)
}
