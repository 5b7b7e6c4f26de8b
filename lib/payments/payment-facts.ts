import type { Money } from '#lib/money/money.ts'

/** What Stripe says of one payment at one moment. `asking` was drawn before asking: a later asking has a greater one. */
export type PaymentFacts = { readonly asking: bigint; readonly intent: IntentFacts }

/** A charge is there exactly when the card was authorized; a hold that was let go has one too. */
export type IntentFacts =
  | { readonly status: 'awaiting'; readonly declineCode: string | null }
  | { readonly status: 'canceled'; readonly charge: ChargeFacts | null }
  | { readonly status: 'held' | 'succeeded'; readonly charge: ChargeFacts }

export type CardFacts = { readonly brand: string; readonly last4: string }

export type ChargeFacts = {
  readonly chargeId: string
  readonly chargedAt: Date
  /** What the card was asked for. */
  readonly authorized: Money
  /** Zero while the charge is only authorized, and when it was let go. */
  readonly captured: Money
  /** Until when a hold can be captured. */
  readonly captureBefore: Date | null
  readonly card: CardFacts | null
  /** Unknown until Stripe has settled the charge; never zero for unknown. */
  readonly settlement: SettlementFacts | null
  readonly refunds: readonly RefundFacts[]
  readonly disputes: readonly DisputeFacts[]
}

/** What a movement did to the Stripe balance, in the currency of that balance. */
export type SettlementFacts = {
  readonly transactionId: string
  readonly settledAt: Date
  readonly gross: Money
  readonly fee: Money
}

export type RefundFacts = {
  readonly stripeRefundId: string
  /** Our own row, if the refund was asked for here. */
  readonly refundId: string | null
  readonly amount: Money
  readonly state: 'pending' | 'succeeded' | 'failed' | 'canceled'
  readonly failureReason: string | null
  readonly refundedAt: Date
  readonly settlement: SettlementFacts | null
  /** How the money of a refund that failed came back into the balance. */
  readonly reversal: SettlementFacts | null
}

export const DISPUTE_STATES = [
  ...(['inquiry', 'inquiry_under_review', 'inquiry_closed'] as const),
  ...(['needs_response', 'under_review', 'won', 'lost', 'prevented'] as const),
] as const

export type DisputeState = (typeof DISPUTE_STATES)[number]

export type DisputeFacts = {
  readonly stripeDisputeId: string
  /** What the client's bank asks back. */
  readonly amount: Money
  readonly state: DisputeState
  readonly reason: string
  readonly evidenceDueAt: Date | null
  /** While a chargeback is open, Stripe refunds nothing of the charge; an inquiry can be settled by a refund. */
  readonly blocksRefunds: boolean
  readonly openedAt: Date
  /** What the bank took and gave back: nothing in an inquiry, more than one movement after a win. */
  readonly movements: readonly SettlementFacts[]
}
