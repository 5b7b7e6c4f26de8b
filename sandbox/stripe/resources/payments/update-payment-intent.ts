import type { Stripe } from 'stripe'
import { type Call, endpoint } from '#sandbox/stripe/api/endpoint.ts'
import { noSuch, refused } from '#sandbox/stripe/api/faults.ts'
import { checkAmount } from '#sandbox/stripe/business/money/check-amount.ts'
import type { PaymentIntent } from '#sandbox/stripe/business/payments/charge-card.ts'
import { clearable, integer, listOf, metadata, notSimulated, text } from '#sandbox/stripe/params/kinds.ts'
import { readShipping } from '#sandbox/stripe/params/read-address.ts'
import { expand } from '#sandbox/stripe/params/shared-tables.ts'
import { seenIntent } from './client-view.ts'
import { allowedTypes, captureMethod, methodData, methodOptions, setupFutureUsage, shipping } from './intent-params.ts'
import { namedMethod } from './named-method.ts'
import { checkDescriptors, readOptions, readTypes } from './read-intent.ts'

type P = Stripe.PaymentIntentUpdateParams

const OPEN = ['requires_payment_method', 'requires_confirmation', 'requires_action']
// What may still be changed when the money has moved or never will.
const ALWAYS_CHANGEABLE: readonly string[] = ['description', 'metadata', 'receipt_email', 'expand', 'shipping']
const WHILE_OPEN = [
  'amount',
  'currency',
  'payment_method',
  'payment_method_data',
  'capture_method',
  'customer',
  'setup_future_usage',
  'statement_descriptor_suffix',
  'allowed_payment_method_types',
] as const

export const updatePaymentIntent = endpoint<P>({
  method: 'POST',
  path: '/v1/payment_intents/:id',
  resource: 'payment_intent',
  params: {
    allowed_payment_method_types: allowedTypes,
    amount: integer,
    amount_details: notSimulated,
    application_fee_amount: notSimulated,
    capture_method: captureMethod,
    currency: text,
    customer: text,
    customer_account: notSimulated,
    description: text,
    excluded_payment_method_types: clearable(listOf(text)),
    expand,
    hooks: notSimulated,
    metadata: clearable(metadata),
    payment_details: notSimulated,
    payment_method: text,
    payment_method_configuration: notSimulated,
    payment_method_data: methodData,
    payment_method_options: methodOptions,
    receipt_email: clearable(text),
    setup_future_usage: clearable(setupFutureUsage),
    shipping: clearable(shipping),
    statement_descriptor: text,
    statement_descriptor_suffix: text,
    transfer_data: notSimulated,
    transfer_group: text,
  },
  run: (call) => {
    const { books, key, id } = call
    const intent = seenIntent(books, key, { id, clientSecret: undefined })
    demandOpen(call, intent)
    return books.paymentIntents.save(changedIntent(call, intent))
  },
})

function demandOpen({ params }: Call<P>, intent: PaymentIntent): void {
  if (OPEN.includes(intent.status)) return
  const sent = WHILE_OPEN.find((name) => params.has(name) && !ALWAYS_CHANGEABLE.includes(name))
  if (!sent) return
  const message = `This PaymentIntent's ${sent} could not be updated because it has a status of ${intent.status}. You may only update the ${sent} of a PaymentIntent with one of the following statuses: ${OPEN.join(', ')}.`
  throw refused(message, { code: 'payment_intent_unexpected_state', param: sent, payment_intent: intent })
}

function changedIntent(call: Call<P>, intent: PaymentIntent): PaymentIntent {
  const { books, params } = call
  const amount = params.integer('amount') ?? intent.amount
  const currency = params.text('currency')?.toLowerCase() ?? intent.currency
  if (params.has('amount') || params.has('currency')) checkAmount(books, amount, currency)
  checkDescriptors(params)
  const customer = params.text('customer') ?? intent.customer
  if (customer !== null && !books.customers.has(customer)) throw noSuch('customer', customer, 'customer')
  const method = namedMethod(call, { customer, intent: intent.id })
  const types = params.has('allowed_payment_method_types') ? readTypes(params) : {}
  const sentShipping = params.within('shipping')
  return {
    ...intent,
    ...types,
    amount,
    capture_method: params.text('capture_method') ?? intent.capture_method,
    currency,
    customer,
    description: params.changedText('description', intent.description),
    metadata: params.changedMetadata('metadata', intent.metadata),
    next_action: method ? null : intent.next_action,
    payment_method: method?.id ?? intent.payment_method,
    payment_method_options: readOptions(
      params.within('payment_method_options')?.within('card'),
      intent.payment_method_options,
    ),
    receipt_email: params.changedText('receipt_email', intent.receipt_email),
    setup_future_usage: params.changedText('setup_future_usage', intent.setup_future_usage),
    shipping: sentShipping ? readShipping(sentShipping) : shippingOf(call, intent),
    statement_descriptor_suffix: params.changedText('statement_descriptor_suffix', intent.statement_descriptor_suffix),
    status: method ? 'requires_confirmation' : intent.status,
    transfer_group: params.changedText('transfer_group', intent.transfer_group),
  }
}

function shippingOf({ params }: Call<P>, intent: PaymentIntent): PaymentIntent['shipping'] {
  return params.isCleared('shipping') ? null : intent.shipping
}
