import 'server-only'
import Stripe from 'stripe'

/** What Stripe's answer said, where it was an expected no: its own code. */
export type StripeRefusal = { readonly code: string }

/** Waits for a call; an expected no of Stripe comes back as a value, a breakdown is thrown on. */
export async function acceptRefusal<Answer>(call: Promise<Answer>): Promise<Answer | StripeRefusal> {
  try {
    return await call
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError) return { code: error.code ?? 'invalid_request' }
    if (error instanceof Stripe.errors.StripeCardError) return { code: error.code ?? 'card_declined' }
    throw error
  }
}
