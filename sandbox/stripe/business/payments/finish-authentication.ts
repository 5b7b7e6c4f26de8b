import { refused } from '#sandbox/stripe/api/faults.ts'
import type { Books } from '#sandbox/stripe/state/books.ts'
import { publishEvent } from '#sandbox/stripe/webhooks/publish-event.ts'
import { attemptPayment, docUrl } from './attempt-payment.ts'
import { type AuthenticationOutcome, threeDSecureDone } from './authentication.ts'
import type { PaymentIntent } from './charge-card.ts'

/** What the cardholder did on the bank's page: the payment goes on, or wants another payment method. */
export function finishAuthentication(books: Books, intentId: string, outcome: AuthenticationOutcome): PaymentIntent {
  const intent = books.paymentIntents.get(intentId)
  if (intent.status !== 'requires_action' || intent.payment_method === null) {
    throw refused(`This PaymentIntent does not wait for an authentication: it has a status of ${intent.status}.`, {
      code: 'payment_intent_unexpected_state',
    })
  }
  if (outcome !== 'succeeded') return failAuthentication(books, intent, intent.payment_method)
  const method = books.paymentMethods.get(intent.payment_method)
  const attempt = { intent, method, isOffSession: false, threeDSecure: threeDSecureDone(), decline: null }
  return attemptPayment(books, attempt).intent
}

function failAuthentication(books: Books, intent: PaymentIntent, methodId: string): PaymentIntent {
  const code = 'payment_intent_authentication_failure'
  const failed = books.paymentIntents.save({
    ...intent,
    last_payment_error: {
      code,
      doc_url: docUrl(code),
      message:
        'The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.',
      payment_method: books.paymentMethods.get(methodId),
      type: 'invalid_request_error',
    },
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  })
  publishEvent(books, 'payment_intent.payment_failed', { object: failed })
  return failed
}
