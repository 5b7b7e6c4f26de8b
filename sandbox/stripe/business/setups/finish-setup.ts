import { refused } from '#sandbox/stripe/api/faults.ts'
import { docUrl } from '#sandbox/stripe/business/payments/attempt-payment.ts'
import type { AuthenticationOutcome } from '#sandbox/stripe/business/payments/authentication.ts'
import type { Books } from '#sandbox/stripe/state/books.ts'
import { publishEvent } from '#sandbox/stripe/webhooks/publish-event.ts'
import { type SetupIntent, succeedSetup } from './confirm-setup.ts'
import { recordAttempt } from './record-attempt.ts'

/** What the cardholder did on the bank's page: the card is saved, or another one is wanted. */
export function finishSetup(books: Books, intentId: string, outcome: AuthenticationOutcome): SetupIntent {
  const intent = books.setupIntents.get(intentId)
  if (intent.status !== 'requires_action' || intent.payment_method === null) {
    throw refused(`This SetupIntent does not wait for an authentication: it has a status of ${intent.status}.`, {
      code: 'setup_intent_unexpected_state',
    })
  }
  const method = books.paymentMethods.get(intent.payment_method)
  if (outcome === 'succeeded') return succeedSetup(books, intent, method)
  const code = 'setup_intent_authentication_failure'
  const failed = books.setupIntents.save({
    ...intent,
    last_setup_error: {
      code,
      doc_url: docUrl(code),
      message:
        'The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this SetupIntent again.',
      payment_method: method,
      type: 'invalid_request_error',
    },
    latest_attempt: recordAttempt(books, { intent, method, status: 'failed' }).id,
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  })
  publishEvent(books, 'setup_intent.setup_failed', { object: failed })
  return failed
}
