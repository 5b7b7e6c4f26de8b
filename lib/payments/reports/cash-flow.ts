import type { Currency } from '#lib/money/currencies.ts'
import { add, type Money, subtract, zero } from '#lib/money/money.ts'

/** The two sides that are never added together: in the currency of the charge, and in the one that Stripe settles in. */
export const FLOW_SIDES = ['balance', 'client'] as const

export type FlowSide = (typeof FLOW_SIDES)[number]

/** What a report can be grouped by: spans of time, or what a payment is for and where it stands. */
export const FLOW_GROUPINGS = ['day', 'week', 'month', 'service', 'staff_member', 'source', 'status'] as const

export type FlowGrouping = (typeof FLOW_GROUPINGS)[number]

export const TIME_GROUPINGS = ['day', 'week', 'month'] as const satisfies readonly FlowGrouping[]

export const isTimeGrouping = (grouping: FlowGrouping): grouping is (typeof TIME_GROUPINGS)[number] =>
  grouping === 'day' || grouping === 'week' || grouping === 'month'

/** What moved, in one currency of one side. What left is positive, but for what came back after all. */
export type CashFlow = {
  readonly gross: Money
  readonly refunds: Money
  readonly disputes: Money
  /** Stripe's; on the client's side there are none. */
  readonly fees: Money
  /** What Stripe moved in the balance and the app knows nothing of. */
  readonly other: Money
  readonly payouts: Money
}

export const noFlow = (currency: Currency): CashFlow => {
  const nothing = zero(currency)
  return { gross: nothing, refunds: nothing, disputes: nothing, fees: nothing, other: nothing, payouts: nothing }
}

export const addFlows = (left: CashFlow, right: CashFlow): CashFlow => ({
  gross: add(left.gross, right.gross),
  refunds: add(left.refunds, right.refunds),
  disputes: add(left.disputes, right.disputes),
  fees: add(left.fees, right.fees),
  other: add(left.other, right.other),
  payouts: add(left.payouts, right.payouts),
})

export const sumOfFlows = (flows: readonly CashFlow[], currency: Currency): CashFlow =>
  flows.reduce(addFlows, noFlow(currency))

/** What the salon has of its payments. */
export const netOfFlow = ({ gross, refunds, disputes, fees }: CashFlow): Money =>
  [refunds, disputes, fees].reduce(subtract, gross)

/** By how much the Stripe balance has changed: everything that Stripe has moved. */
export const changeOfBalance = (flow: CashFlow): Money => subtract(add(netOfFlow(flow), flow.other), flow.payouts)
