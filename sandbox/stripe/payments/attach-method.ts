import { refused } from '#sandbox/stripe/api/faults.ts'
import type { PaymentMethod } from '#sandbox/stripe/cards/payment-method.ts'
import type { Books } from '#sandbox/stripe/state/books.ts'
import { publishEvent } from '#sandbox/stripe/webhooks/publish-event.ts'

/** Puts a payment method with a customer, where it is not yet. */
export function attachMethod(books: Books, methodId: string, customer: string): PaymentMethod {
  const method = books.paymentMethods.get(methodId)
  if (method.customer === customer) return method
  if (method.customer !== null) {
    throw refused('The payment method you provided has already been attached to a customer.', {
      code: 'payment_method_unexpected_state',
      param: 'payment_method',
    })
  }
  const attached = books.paymentMethods.save({ ...method, customer })
  publishEvent(books, 'payment_method.attached', { object: attached })
  return attached
}

/** The cardholder has agreed, authenticated, to be charged without being there. */
export function markSetUp(books: Books, methodId: string): void {
  books.cards.save({ ...books.cards.get(methodId), isSetUp: true })
}
