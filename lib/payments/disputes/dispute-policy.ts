import type { DisputeState } from '#lib/payments/payment-facts.ts'

export type DisputeRefusal = 'dispute_not_open' | 'dispute_already_answered'

export type DisputeDecision = { readonly ok: true } | { readonly ok: false; readonly refusal: DisputeRefusal }

export type OpenDispute = {
  readonly state: DisputeState
  /** An answer waits to be sent. */
  readonly isAnswered: boolean
  readonly evidenceDueAt: Date | null
}

const WANT_AN_ANSWER: readonly DisputeState[] = ['inquiry', 'needs_response']

/** Whether the client's bank waits for the salon's answer. */
export const wantsAnswer = (state: DisputeState): boolean => WANT_AN_ANSWER.includes(state)

const HAVE_AN_ANSWER: readonly DisputeState[] = ['inquiry_under_review', 'under_review', 'won']

/** Whether the bank has an answer of the salon's, whoever gave it. */
export const hasAnswer = (state: DisputeState): boolean => HAVE_AN_ANSWER.includes(state)

/**
 * Says whether a dispute may be answered. The bank reads one answer, and none after its day:
 * https://docs.stripe.com/disputes/responding
 */
export function decideAnswer({ state, isAnswered, evidenceDueAt }: OpenDispute, now: Date): DisputeDecision {
  if (isAnswered) return { ok: false, refusal: 'dispute_already_answered' }
  const isLate = evidenceDueAt !== null && evidenceDueAt < now
  return wantsAnswer(state) && !isLate ? { ok: true } : { ok: false, refusal: 'dispute_not_open' }
}
