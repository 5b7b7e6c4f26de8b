import type { Stripe } from 'stripe'
import type { PaymentMethod } from '#sandbox/stripe/business/cards/payment-method.ts'
import type { Books } from '#sandbox/stripe/state/books.ts'
import { newId } from '#sandbox/stripe/state/new-id.ts'
import type { Stored } from '#sandbox/stripe/state/stored.ts'

type Attempt = {
  readonly intent: Stored<Stripe.SetupIntent>
  readonly method: PaymentMethod
  readonly status: 'requires_action' | 'succeeded' | 'failed'
}

/** One try to save a card, as `latest_attempt` tells of it. */
export function recordAttempt(books: Books, { intent, method, status }: Attempt): Stored<Stripe.SetupAttempt> {
  const { card } = method
  return books.setupAttempts.save({
    id: newId('setatt'),
    object: 'setup_attempt',
    application: null,
    created: books.world.clock.now(),
    customer: intent.customer,
    customer_account: null,
    flow_directions: null,
    livemode: books.livemode,
    on_behalf_of: null,
    payment_method: method.id,
    payment_method_details: {
      card: {
        brand: card?.brand ?? null,
        checks: card?.checks ?? null,
        country: card?.country ?? null,
        exp_month: card?.exp_month ?? null,
        exp_year: card?.exp_year ?? null,
        fingerprint: card?.fingerprint ?? null,
        funding: card?.funding ?? null,
        last4: card?.last4 ?? null,
        network: card?.brand ?? null,
        three_d_secure: null,
        wallet: null,
      },
      type: 'card',
    },
    setup_error: null,
    setup_intent: intent.id,
    status,
    usage: intent.usage,
  })
}
