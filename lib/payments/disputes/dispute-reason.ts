// https://docs.stripe.com/disputes/categories
const REASONS = [
  'credit_not_processed',
  'duplicate',
  'fraudulent',
  'general',
  'product_not_received',
  'product_unacceptable',
  'subscription_canceled',
  'unrecognized',
] as const

export type DisputeReason = (typeof REASONS)[number]

/** Why a bank asks money back, in a word that we have a sentence for; Stripe adds words now and then. */
export function reasonWordOf(theirs: string): DisputeReason {
  return REASONS.find((known) => known === theirs) ?? 'general'
}
