import type { Money } from '#lib/money/money.ts'

export const PAYOUT_STATES = ['pending', 'in_transit', 'paid', 'failed', 'canceled'] as const

export type PayoutState = (typeof PAYOUT_STATES)[number]

/** What Stripe says of a payout. */
export type PayoutFacts = {
  readonly stripePayoutId: string
  readonly amount: Money
  readonly state: PayoutState
  readonly isAutomatic: boolean
  /** Stripe has worked out what it was made of. */
  readonly hasContents: boolean
  readonly createdAt: Date
  /** A day, at midnight in UTC. */
  readonly arrivesOn: Date
  readonly failureCode: string | null
}
