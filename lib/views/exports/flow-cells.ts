import { type CashFlow, changeOfBalance, type FlowSide, netOfFlow } from '#lib/payments/reports/cash-flow.ts'
import type { Cell } from './csv-table.ts'

export const FLOW_COLUMNS = [
  ...['gross', 'refunds', 'disputes', 'fees', 'net', 'other', 'payouts', 'balance_change'],
] as const

/** A flow in the order of its columns. What clients pay knows no fees and no payouts: there they are nothing, not zero. */
export function flowCells(flow: CashFlow, side: FlowSide): readonly Cell[] {
  const { gross, refunds, disputes, fees, other, payouts } = flow
  const net = netOfFlow(flow)
  return side === 'balance'
    ? [gross, refunds, disputes, fees, net, other, payouts, changeOfBalance(flow)]
    : [gross, refunds, disputes, null, net, null, null, null]
}
