import { type Money, subtract } from '#lib/money/money.ts'
import { type CashFlow, changeOfBalance, type FlowSide, netOfFlow } from './cash-flow.ts'

/** What a report says of a flow; behind each stand the movements that it is the sum of. */
export const FLOW_FIGURES = ['gross', 'refunds', 'disputes', 'fees', 'net', 'other', 'payouts', 'change'] as const

export type FlowFigure = (typeof FLOW_FIGURES)[number]

/** What is said of payments, on each side: a client pays no fee of Stripe's. */
export const PAYMENT_FIGURES: Readonly<Record<FlowSide, readonly FlowFigure[]>> = {
  balance: ['gross', 'refunds', 'disputes', 'fees', 'net'],
  client: ['gross', 'refunds', 'disputes', 'net'],
}

/** A figure of a flow. */
export function figureOf(flow: CashFlow, figure: FlowFigure): Money {
  if (figure === 'net') return netOfFlow(flow)
  return figure === 'change' ? changeOfBalance(flow) : flow[figure]
}

/** By what part of it a figure has changed: 0.25 is a quarter more. Null where there was nothing to compare with. */
export function changeSince(before: Money, now: Money): number | null {
  const { amountMinor } = subtract(now, before)
  return before.amountMinor > 0 ? amountMinor / before.amountMinor : null
}
