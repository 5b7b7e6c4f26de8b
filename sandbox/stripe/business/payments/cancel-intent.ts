import { refused } from '#sandbox/stripe/api/faults.ts'
import { releaseHold } from '#sandbox/stripe/business/refunds/release-hold.ts'
import type { Books } from '#sandbox/stripe/state/books.ts'
import { publishEvent } from '#sandbox/stripe/webhooks/publish-event.ts'
import type { PaymentIntent } from './charge-card.ts'

const CANCELABLE = [
  'requires_payment_method',
  'requires_capture',
  'requires_confirmation',
  'requires_action',
  'processing',
]

/** Ends an intent that has not been paid; a hold is released with it. */
export function cancelIntent(
  books: Books,
  intent: PaymentIntent,
  reason: PaymentIntent['cancellation_reason'],
): PaymentIntent {
  if (!CANCELABLE.includes(intent.status)) {
    const message = `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: ${CANCELABLE.join(', ')}.`
    throw refused(message, { code: 'payment_intent_unexpected_state', payment_intent: intent })
  }
  if (intent.status === 'requires_capture' && intent.latest_charge) {
    releaseHold(books, books.charges.get(intent.latest_charge), 'canceled')
  }
  return endIntent(books, intent, reason)
}

/** What happens to a hold that nobody captured in time. */
export function expireHold(books: Books, chargeId: string): void {
  const charge = books.charges.get(chargeId)
  if (charge.captured || charge.refunded || charge.payment_intent === null) return
  const intent = books.paymentIntents.get(charge.payment_intent)
  if (intent.status !== 'requires_capture') return
  releaseHold(books, charge, 'expired')
  endIntent(books, intent, 'automatic')
}

function endIntent(books: Books, intent: PaymentIntent, reason: PaymentIntent['cancellation_reason']): PaymentIntent {
  const canceled = books.paymentIntents.save({
    ...intent,
    amount_capturable: 0,
    canceled_at: books.world.clock.now(),
    cancellation_reason: reason,
    next_action: null,
    status: 'canceled',
  })
  publishEvent(books, 'payment_intent.canceled', { object: canceled })
  return canceled
}
