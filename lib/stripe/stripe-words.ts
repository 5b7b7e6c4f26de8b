import { invariant } from '#lib/money/invariant.ts'
import type { PayoutState } from '#lib/payments/balance/payout-facts.ts'
import type { DisputeState, IntentFacts, RefundFacts } from '#lib/payments/payment-facts.ts'

// Stripe's lists of words are open in its types, so the compiler cannot see a new one: we stop at it instead.

const INTENT_WORDS: Readonly<Record<string, IntentFacts['status']>> = {
  requires_payment_method: 'awaiting',
  requires_confirmation: 'awaiting',
  requires_action: 'awaiting',
  processing: 'awaiting',
  requires_capture: 'held',
  succeeded: 'succeeded',
  canceled: 'canceled',
}

const REFUND_WORDS: Readonly<Record<string, RefundFacts['state']>> = {
  pending: 'pending',
  requires_action: 'pending',
  succeeded: 'succeeded',
  failed: 'failed',
  canceled: 'canceled',
}

const DISPUTE_WORDS: Readonly<Record<string, DisputeState>> = {
  warning_needs_response: 'inquiry',
  warning_under_review: 'inquiry_under_review',
  warning_closed: 'inquiry_closed',
  needs_response: 'needs_response',
  under_review: 'under_review',
  appeal_needs_response: 'needs_response',
  appeal_under_review: 'under_review',
  won: 'won',
  lost: 'lost',
  prevented: 'prevented',
}

const PAYOUT_WORDS: Readonly<Record<string, PayoutState>> = {
  pending: 'pending',
  in_transit: 'in_transit',
  paid: 'paid',
  failed: 'failed',
  canceled: 'canceled',
}

function translate<Ours>(words: Readonly<Record<string, Ours>>, theirs: string | null): Ours {
  const ours = words[theirs ?? '']
  invariant(ours, `Stripe says "${theirs}", a word we do not know`)
  return ours
}

export const intentStatusFrom = (theirs: string): IntentFacts['status'] => translate(INTENT_WORDS, theirs)
export const refundStateFrom = (theirs: string | null): RefundFacts['state'] => translate(REFUND_WORDS, theirs)
export const disputeStateFrom = (theirs: string): DisputeState => translate(DISPUTE_WORDS, theirs)
export const payoutStateFrom = (theirs: string): PayoutState => translate(PAYOUT_WORDS, theirs)
