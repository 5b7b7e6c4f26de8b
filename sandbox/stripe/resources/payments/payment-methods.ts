import type { Stripe } from 'stripe'
import { endpoint } from '#sandbox/stripe/api/endpoint.ts'
import { noSuch } from '#sandbox/stripe/api/faults.ts'
import type { PaymentMethod } from '#sandbox/stripe/cards/payment-method.ts'
import { createPaymentMethod } from '#sandbox/stripe/cards/payment-method.ts'
import { cardBehindName } from '#sandbox/stripe/cards/test-method-names.ts'
import { expand } from '#sandbox/stripe/params/shared-tables.ts'
import type { Books } from '#sandbox/stripe/state/books.ts'

export function findPaymentMethod(books: Books, id: string): PaymentMethod {
  const number = cardBehindName(id)
  if (number !== null) return createPaymentMethod(books, { number })
  const method = books.paymentMethods.find(id)
  if (!method) throw noSuch('PaymentMethod', id, 'payment_method')
  return method
}

export const retrievePaymentMethod = endpoint<Stripe.PaymentMethodRetrieveParams>({
  method: 'GET',
  path: '/v1/payment_methods/:id',
  resource: 'payment_method',
  params: { expand },
  run: ({ books, id }) => findPaymentMethod(books, id),
})
