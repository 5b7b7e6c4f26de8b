import type { Stripe } from 'stripe'
import { endpoint } from '#sandbox/stripe/api/endpoint.ts'
import { clearable, integer, listOf, notSimulated, text } from '#sandbox/stripe/params/kinds.ts'
import { seenIntent } from './client-view.ts'
import { confirmWith, withChanges } from './confirm-with.ts'
import {
  allowedTypes,
  browserConfirmParams,
  captureMethod,
  confirmParams,
  setupFutureUsage,
  shipping,
} from './intent-params.ts'

export const confirmPaymentIntent = endpoint<Stripe.PaymentIntentConfirmParams, { client_secret?: string }>({
  method: 'POST',
  path: '/v1/payment_intents/:id/confirm',
  resource: 'payment_intent',
  params: {
    ...confirmParams,
    allowed_payment_method_types: allowedTypes,
    amount_details: notSimulated,
    amount_to_confirm: integer,
    capture_method: captureMethod,
    excluded_payment_method_types: clearable(listOf(text)),
    hooks: notSimulated,
    payment_details: notSimulated,
    receipt_email: clearable(text),
    setup_future_usage: clearable(setupFutureUsage),
    shipping: clearable(shipping),
  },
  browser: browserConfirmParams,
  run: (call) => {
    const clientSecret = call.params.text('client_secret')
    const intent = seenIntent(call.books, call.key, { id: call.id, clientSecret })
    return confirmWith(call, withChanges(call, intent))
  },
})
