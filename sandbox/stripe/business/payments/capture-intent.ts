import { invalidParam, refused } from '#sandbox/stripe/api/faults.ts'
import { releaseRefund } from '#sandbox/stripe/business/refunds/release-hold.ts'
import type { Books } from '#sandbox/stripe/state/books.ts'
import { publishEvent } from '#sandbox/stripe/webhooks/publish-event.ts'
import { settleSoon } from './attempt-payment.ts'
import type { Charge, PaymentIntent } from './charge-card.ts'

/** Takes what was held, all or part of it; the rest goes back to the card. */
export function captureIntent(
  books: Books,
  intent: PaymentIntent,
  order: { amount: number | undefined; metadata: Record<string, string> },
): PaymentIntent {
  if (intent.status !== 'requires_capture' || intent.latest_charge === null) {
    const message =
      intent.status === 'succeeded'
        ? 'This PaymentIntent could not be captured because it has already been captured.'
        : `This PaymentIntent could not be captured because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.`
    throw refused(message, { code: 'payment_intent_unexpected_state', payment_intent: intent })
  }
  const amount = order.amount ?? intent.amount_capturable
  if (amount > intent.amount_capturable || amount < 1) {
    const message = `The amount_to_capture must be greater than 0 and at most the capturable amount, ${intent.amount_capturable}.`
    throw invalidParam(message, {
      code: amount < 1 ? 'parameter_invalid_integer' : 'amount_too_large',
      param: 'amount_to_capture',
    })
  }
  const charge = captureCharge(books, books.charges.get(intent.latest_charge), amount)
  const captured = books.paymentIntents.save({
    ...intent,
    amount_capturable: 0,
    amount_received: amount,
    metadata: order.metadata,
    status: 'succeeded',
  })
  publishEvent(books, 'payment_intent.succeeded', { object: captured })
  settleSoon(books, charge.id)
  return captured
}

function captureCharge(books: Books, charge: Charge, amount: number): Charge {
  const rest = charge.amount - amount
  const captured = books.charges.save({ ...charge, amount_captured: amount, amount_refunded: rest, captured: true })
  publishEvent(books, 'charge.captured', { object: captured, before: charge })
  if (rest > 0) {
    const refund = releaseRefund(books, captured, { amount: rest, reason: null })
    publishEvent(books, 'refund.created', { object: refund })
    publishEvent(books, 'charge.refund.updated', { object: refund })
  }
  return captured
}
