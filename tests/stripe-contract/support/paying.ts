import type Stripe from 'stripe'
import type { Target } from './target.ts'

export type PaymentWishes = Partial<Stripe.PaymentIntentCreateParams>

/** Pays with a test card in one call. */
export function pay(
  { stripe, currency }: Pick<Target, 'stripe' | 'currency'>,
  wishes: PaymentWishes = {},
): Promise<Stripe.PaymentIntent> {
  return stripe.paymentIntents.create({
    amount: 5000,
    currency,
    allowed_payment_method_types: ['card'],
    payment_method: 'pm_card_visa',
    confirm: true,
    ...wishes,
  })
}

/** Puts money on hold. */
export function hold(
  target: Pick<Target, 'stripe' | 'currency'>,
  wishes: PaymentWishes = {},
): Promise<Stripe.PaymentIntent> {
  return pay(target, { capture_method: 'manual', ...wishes })
}

/** The charge of an intent, fetched anew. */
export async function chargeOf(stripe: Stripe, intent: Stripe.PaymentIntent): Promise<Stripe.Charge> {
  return stripe.charges.retrieve(String(intent.latest_charge))
}
