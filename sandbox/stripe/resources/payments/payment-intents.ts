import type { Stripe } from 'stripe'
import { endpoint } from '#sandbox/stripe/api/endpoint.ts'
import { isAsked, isWithin, listPage } from '#sandbox/stripe/api/objects/list-page.ts'
import { cancelIntent } from '#sandbox/stripe/business/payments/cancel-intent.ts'
import { captureIntent } from '#sandbox/stripe/business/payments/capture-intent.ts'
import { clearable, flag, integer, metadata, notSimulated, oneOf, range, text } from '#sandbox/stripe/params/kinds.ts'
import { expand, paging } from '#sandbox/stripe/params/shared-tables.ts'
import { clientView, seenIntent } from './client-view.ts'

export const retrievePaymentIntent = endpoint<Stripe.PaymentIntentRetrieveParams>({
  method: 'GET',
  path: '/v1/payment_intents/:id',
  resource: 'payment_intent',
  params: { client_secret: text, expand },
  browser: {},
  run: ({ books, key, params, id }) =>
    clientView(key, seenIntent(books, key, { id, clientSecret: params.text('client_secret') })),
})

export const listPaymentIntents = endpoint<Stripe.PaymentIntentListParams>({
  method: 'GET',
  path: '/v1/payment_intents',
  resource: 'payment_intent',
  params: { ...paging, created: range, customer: text, customer_account: notSimulated },
  run: ({ books, params }) => {
    const [created, customer] = [params.range('created'), params.text('customer')]
    return listPage(books.paymentIntents, params, {
      url: '/v1/payment_intents',
      kind: 'payment_intent',
      keep: (intent) => isWithin(intent.created, created) && isAsked(intent.customer, customer),
    })
  },
})

export const cancelPaymentIntent = endpoint<Stripe.PaymentIntentCancelParams>({
  method: 'POST',
  path: '/v1/payment_intents/:id/cancel',
  resource: 'payment_intent',
  params: { cancellation_reason: oneOf('abandoned', 'duplicate', 'fraudulent', 'requested_by_customer'), expand },
  run: ({ books, key, params, id }) => {
    const intent = seenIntent(books, key, { id, clientSecret: undefined })
    return cancelIntent(books, intent, params.text('cancellation_reason') ?? null)
  },
})

export const capturePaymentIntent = endpoint<Stripe.PaymentIntentCaptureParams>({
  method: 'POST',
  path: '/v1/payment_intents/:id/capture',
  resource: 'payment_intent',
  params: {
    amount_details: notSimulated,
    amount_to_capture: integer,
    application_fee_amount: notSimulated,
    expand,
    final_capture: flag,
    hooks: notSimulated,
    metadata: clearable(metadata),
    payment_details: notSimulated,
    statement_descriptor: text,
    statement_descriptor_suffix: text,
    transfer_data: notSimulated,
  },
  run: ({ books, key, params, id }) => {
    const intent = seenIntent(books, key, { id, clientSecret: undefined })
    const amount = params.integer('amount_to_capture')
    return captureIntent(books, intent, { amount, metadata: params.changedMetadata('metadata', intent.metadata) })
  },
})
