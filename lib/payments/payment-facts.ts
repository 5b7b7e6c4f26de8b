import type { Money } from '#lib/money/money.ts'

/** What Stripe says of one payment at one moment. `askedAt` is the database's clock, taken before asking. */
export type PaymentFacts = { readonly askedAt: Date; readonly intent: IntentFacts }

/** A charge is there exactly when the card was authorized. */
export type IntentFacts =
  | { readonly status: 'awaiting'; readonly declineCode: string | null }
  | { readonly status: 'canceled' }
  | { readonly status: 'held' | 'succeeded'; readonly charge: ChargeFacts }

export type CardFacts = { readonly brand: string; readonly last4: string }

export type ChargeFacts = {
  readonly chargeId: string
  readonly chargedAt: Date
  /** Zero while the charge is only authorized. */
  readonly captured: Money
  readonly card: CardFacts | null
  /** Unknown until Stripe has settled the charge; never zero for unknown. */
  readonly settlement: SettlementFacts | null
  readonly refunds: readonly RefundFacts[]
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
}
