import { refused } from '#sandbox/stripe/api/faults.ts'
import { StripeFault } from '#sandbox/stripe/api/stripe-fault.ts'
import type { PaymentMethod } from '#sandbox/stripe/business/cards/payment-method.ts'
import { getTestCard } from '#sandbox/stripe/business/cards/test-cards.ts'
import type { Books } from '#sandbox/stripe/state/books.ts'
import { publishEvent } from '#sandbox/stripe/webhooks/publish-event.ts'

/** Puts a payment method with a customer, where it is not yet; a card that its bank refuses cannot be put anywhere. */
export function attachMethod(books: Books, methodId: string, customer: string): PaymentMethod {
  const method = books.paymentMethods.get(methodId)
  if (method.customer === customer) return method
  if (method.customer !== null) {
    throw refused('The payment method you provided has already been attached to a customer.', {
      code: 'payment_method_unexpected_state',
      param: 'payment_method',
    })
  }
  demandAccepted(books, method)
  const attached = books.paymentMethods.save({ ...checked(books, method), customer })
  publishEvent(books, 'payment_method.attached', { object: attached })
  return attached
}

function demandAccepted(books: Books, method: PaymentMethod): void {
  const { decline } = getTestCard(books.cards.get(method.id).number)
  if (!decline) return
  const { code, declineCode, message } = decline
  throw new StripeFault(402, { type: 'card_error', code, decline_code: declineCode, message, payment_method: method })
}

/** The bank has looked at the card. */
function checked(books: Books, method: PaymentMethod): PaymentMethod {
  const { number, hasCvc } = books.cards.get(method.id)
  if (!method.card?.checks || !hasCvc) return method
  const cvc_check = getTestCard(number).cvcCheckFails ? 'fail' : 'pass'
  return { ...method, card: { ...method.card, checks: { ...method.card.checks, cvc_check } } }
}

/** Takes a payment method from its customer; it cannot be used any more. */
export function detachMethod(books: Books, method: PaymentMethod): PaymentMethod {
  const detached = books.paymentMethods.save({ ...method, customer: null })
  books.cards.save({ ...books.cards.get(method.id), isSpent: true })
  publishEvent(books, 'payment_method.detached', { object: detached, before: method })
  return detached
}

/** The cardholder has agreed, authenticated, to be charged without being there. */
export function markSetUp(books: Books, methodId: string): void {
  books.cards.save({ ...books.cards.get(methodId), isSetUp: true })
}
