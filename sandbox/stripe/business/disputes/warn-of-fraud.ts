import type { Stripe } from 'stripe'
import type { Books } from '#sandbox/stripe/state/books.ts'
import { newId } from '#sandbox/stripe/state/new-id.ts'
import type { Stored } from '#sandbox/stripe/state/stored.ts'
import { publishEvent } from '#sandbox/stripe/webhooks/publish-event.ts'

/** A card network tells early that a charge looks like fraud; refunding it then may spare a dispute. */
export function warnOfFraud(books: Books, chargeId: string): Stored<Stripe.Radar.EarlyFraudWarning> {
  const charge = books.charges.get(chargeId)
  const warning = books.fraudWarnings.save({
    id: newId('issfr'),
    object: 'radar.early_fraud_warning',
    actionable: !charge.refunded && !charge.disputed,
    charge: chargeId,
    created: books.world.clock.now(),
    fraud_type: 'made_with_stolen_card',
    livemode: books.livemode,
    ...(charge.payment_intent ? { payment_intent: charge.payment_intent } : {}),
  })
  publishEvent(books, 'radar.early_fraud_warning.created', { object: warning })
  return warning
}
