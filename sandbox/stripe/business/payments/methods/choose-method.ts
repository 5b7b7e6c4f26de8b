import { invalidParam, noSuch, refused } from '#sandbox/stripe/api/faults.ts'
import { StripeFault } from '#sandbox/stripe/api/stripe-fault.ts'
import { createPaymentMethod, type PaymentMethod } from '#sandbox/stripe/business/cards/payment-method.ts'
import { readCard } from '#sandbox/stripe/business/cards/read-card.ts'
import { cardBehindName } from '#sandbox/stripe/business/cards/test-method-names.ts'
import type { Params } from '#sandbox/stripe/params/params.ts'
import { readBillingDetails } from '#sandbox/stripe/params/read-address.ts'
import type { Books } from '#sandbox/stripe/state/books.ts'
import type { KeyRow } from '#sandbox/stripe/state/rows.ts'

export type CardFields = { number?: string; exp_month?: number; exp_year?: number; cvc?: string; token?: string }

export type MethodFields = {
  type?: string
  card?: CardFields
  allow_redisplay?: string
  billing_details?: Parameters<typeof readBillingDetails>[0] extends Params<infer Fields> | undefined ? Fields : never
  metadata?: Record<string, string | number | null> | null | ''
}

/** The payment method that an id names; `pm_card_…` makes a new one of that test card. */
export function findMethod(books: Books, id: string, customer: string | null): PaymentMethod {
  const number = cardBehindName(id)
  if (number !== null) return createPaymentMethod(books, { number })
  const method = books.paymentMethods.find(id)
  if (!method) throw noSuch('PaymentMethod', id, 'payment_method')
  if (books.cards.get(id).isSpent) {
    const message =
      'The provided PaymentMethod was previously used with a PaymentIntent without Customer attachment, shared with a connected account without Customer attachment, or was detached from a Customer. It may not be used again. To use a PaymentMethod multiple times, you must attach it to a Customer first.'
    throw refused(message, { param: 'payment_method' })
  }
  if (method.customer !== null && method.customer !== customer) {
    const message = `The payment method ${id} belongs to the Customer ${method.customer}. Please include the Customer in the \`customer\` parameter.`
    throw refused(message, { param: 'payment_method' })
  }
  return method
}

/** Makes a payment method of what was sent: card details from a browser, or a token. */
export function methodFromData(books: Books, key: KeyRow, data: Params<MethodFields>): PaymentMethod {
  if (data.requiredText('type') !== 'card') {
    throw invalidParam('The Stripe simulator simulates payment methods of type card only.', { param: 'type' })
  }
  const card = data.within('card')
  if (!card) throw invalidParam('Missing required param: card.', { code: 'parameter_missing', param: 'card' })
  const allowRedisplay = data.text('allow_redisplay')
  return createPaymentMethod(books, {
    ...sentCard(books, key, card),
    billingDetails: readBillingDetails(data.within('billing_details')),
    metadata: data.changedMetadata('metadata', {}),
    ...(allowRedisplay === 'always' || allowRedisplay === 'limited' ? { allowRedisplay } : {}),
  })
}

function sentCard(books: Books, key: KeyRow, card: Params<CardFields>) {
  const token = card.text('token')
  if (token !== undefined) {
    const number = cardBehindName(token)
    if (number === null) throw noSuch('token', token, 'card[token]')
    return { number, hasCvc: true }
  }
  if (key.kind !== 'publishable') throw rawCardRefused()
  const [expMonth, expYear, cvc] = [card.integer('exp_month'), card.integer('exp_year'), card.text('cvc')]
  const number = readCard(
    { number: card.requiredText('number'), expMonth, expYear, cvc },
    new Date(books.world.clock.nowMs()),
  )
  return {
    number,
    hasCvc: cvc !== undefined,
    ...(expMonth === undefined ? {} : { expMonth }),
    ...(expYear === undefined ? {} : { expYear: expYear < 100 ? 2000 + expYear : expYear }),
  }
}

/** Card numbers reach Stripe from its own frames only. */
function rawCardRefused(): StripeFault {
  const message =
    'Sending credit card numbers directly to the Stripe API is generally unsafe. To continue processing use Stripe.js, the Stripe mobile bindings, or Stripe Elements. For more information, see https://dashboard.stripe.com/account/integration/settings. If you are qualified to handle card data directly, see https://support.stripe.com/questions/enabling-access-to-raw-card-data-apis.'
  return new StripeFault(402, { type: 'invalid_request_error', message })
}
