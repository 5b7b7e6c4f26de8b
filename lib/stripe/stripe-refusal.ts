import 'server-only'
import Stripe from 'stripe'

/**
 * What Stripe's answer said, where it was an expected no: its own code. `breakdown_kept` is Stripe's own breakdown,
 * kept under the call's key: the same key will get the same answer for a day, though nothing may have been done.
 */
export type StripeRefusal = { readonly code: string }

export const BREAKDOWN_KEPT = 'breakdown_kept'

/** Waits for a call; an expected no of Stripe comes back as a value, a breakdown is thrown on. */
export async function acceptRefusal<Answer>(call: Promise<Answer>): Promise<Answer | StripeRefusal> {
  try {
    return await call
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError) return { code: error.code ?? 'invalid_request' }
    if (error instanceof Stripe.errors.StripeCardError) return { code: error.code ?? 'card_declined' }
    if (error instanceof Stripe.errors.StripeError && isKept(error)) return { code: BREAKDOWN_KEPT }
    throw error
  }
}

/** Waits for work in which Stripe is asked; whatever Stripe breaks down with comes back as a value, all else is thrown on. */
export async function acceptBreakdown<Answer>(work: Promise<Answer>): Promise<Answer | Error> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error
    throw error
  }
}

export type KeyRefusal = 'unknown_to_stripe' | 'permissions_missing' | 'unreachable'

/** Waits for a call; what its key may not, a key that Stripe does not know, and no answer come back as a word. */
export async function acceptKeyFault<Answer>(call: Promise<Answer>): Promise<Answer | KeyRefusal> {
  try {
    return await call
  } catch (error) {
    if (error instanceof Stripe.errors.StripeAuthenticationError) return 'unknown_to_stripe'
    if (error instanceof Stripe.errors.StripePermissionError) return 'permissions_missing'
    if (error instanceof Stripe.errors.StripeConnectionError) return 'unreachable'
    if (error instanceof Stripe.errors.StripeAPIError) return 'unreachable'
    throw error
  }
}

/** https://docs.stripe.com/api/idempotent_requests: the first answer is replayed, a 500 too. */
function isKept({ statusCode, headers }: { readonly statusCode?: number; readonly headers?: unknown }): boolean {
  const isReplayed =
    typeof headers === 'object' && headers !== null && Reflect.get(headers, 'idempotent-replayed') === 'true'
  return statusCode !== undefined && statusCode >= 500 && isReplayed
}

type CalledFor = 'payment' | 'refund' | 'hold_order' | 'dispute_answer'

/** The key of a call for a row of ours; another one only after Stripe's breakdown was kept under the one before. */
export function callKey(subject: CalledFor, row: { id: string; attempt: number }): string {
  return row.attempt === 0 ? `${subject}:${row.id}` : `${subject}:${row.id}:${row.attempt}`
}
