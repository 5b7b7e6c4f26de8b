import type { Stripe } from 'stripe'
import { type Call, endpoint } from '#sandbox/stripe/api/endpoint.ts'
import { invalidParam, noSuch } from '#sandbox/stripe/api/faults.ts'
import { checkAmount } from '#sandbox/stripe/business/money/check-amount.ts'
import type { PaymentIntent } from '#sandbox/stripe/business/payments/charge-card.ts'
import { checkConfirmation } from '#sandbox/stripe/business/payments/confirm-intent.ts'
import {
  anything,
  clearable,
  flag,
  hash,
  integer,
  listOf,
  metadata,
  notSimulated,
  oneOf,
  text,
} from '#sandbox/stripe/params/kinds.ts'
import { readShipping } from '#sandbox/stripe/params/read-address.ts'
import { newId, randomText } from '#sandbox/stripe/state/new-id.ts'
import { publishEvent } from '#sandbox/stripe/webhooks/publish-event.ts'
import { confirmationFrom, confirmWith } from './confirm-with.ts'
import { allowedTypes, captureMethod, confirmParams, setupFutureUsage, shipping } from './intent-params.ts'
import { namedMethod } from './named-method.ts'
import { checkDescriptors, readOptions, readTypes } from './read-intent.ts'

type P = Stripe.PaymentIntentCreateParams

export const createPaymentIntent = endpoint<P>({
  method: 'POST',
  path: '/v1/payment_intents',
  resource: 'payment_intent',
  params: {
    ...confirmParams,
    allowed_payment_method_types: allowedTypes,
    amount: integer,
    amount_details: notSimulated,
    application_fee_amount: notSimulated,
    automatic_payment_methods: hash({ allow_redirects: oneOf('always', 'never'), enabled: flag }),
    capture_method: captureMethod,
    confirm: flag,
    confirmation_method: oneOf('automatic'),
    currency: text,
    customer: text,
    customer_account: notSimulated,
    description: text,
    excluded_payment_method_types: listOf(text),
    hooks: notSimulated,
    mandate_data: clearable(anything),
    metadata,
    on_behalf_of: notSimulated,
    payment_details: notSimulated,
    payment_method_configuration: notSimulated,
    receipt_email: text,
    setup_future_usage: setupFutureUsage,
    shipping,
    statement_descriptor: text,
    statement_descriptor_suffix: text,
    transfer_data: notSimulated,
    transfer_group: text,
  },
  run: (call) => {
    const intent = newIntent(call)
    if (!call.params.flag('confirm')) {
      demandConfirm(call)
      return announced(call, intent)
    }
    // Nothing is created by a confirmation that is wrong in itself.
    checkConfirmation(call.books, confirmationFrom(call, intent))
    return confirmWith(call, announced(call, intent))
  },
})

function newIntent(call: Call<P>): PaymentIntent {
  const { books, params } = call
  const amount = params.requiredInteger('amount')
  const currency = params.requiredText('currency').toLowerCase()
  checkAmount(books, amount, currency)
  checkDescriptors(params)
  const customer = params.text('customer') ?? null
  if (customer !== null && !books.customers.has(customer)) throw noSuch('customer', customer, 'customer')
  const id = newId('pi')
  const method = namedMethod(call, { customer, intent: id })
  return {
    id,
    object: 'payment_intent',
    ...readTypes(params),
    amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: params.text('capture_method') ?? 'automatic_async',
    client_secret: `${id}_secret_${randomText(25)}`,
    confirmation_method: 'automatic',
    created: books.world.clock.now(),
    currency,
    customer,
    customer_account: null,
    description: params.text('description') ?? null,
    last_payment_error: null,
    latest_charge: null,
    livemode: books.livemode,
    managed_payments: null,
    metadata: params.changedMetadata('metadata', {}),
    next_action: null,
    on_behalf_of: null,
    payment_method: method?.id ?? null,
    payment_method_configuration_details: null,
    payment_method_options: readOptions(params.within('payment_method_options')?.within('card'), null),
    payment_record: null,
    processing: null,
    receipt_email: params.text('receipt_email') ?? null,
    review: null,
    setup_future_usage: params.text('setup_future_usage') ?? null,
    shipping: readShipping(params.within('shipping')),
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: params.text('statement_descriptor_suffix') ?? null,
    status: method ? 'requires_confirmation' : 'requires_payment_method',
    transfer_data: null,
    transfer_group: params.text('transfer_group') ?? null,
  }
}

function announced({ books }: Call<P>, intent: PaymentIntent): PaymentIntent {
  books.paymentIntents.save(intent)
  publishEvent(books, 'payment_intent.created', { object: intent })
  return intent
}

/** Some parameters make sense only for an intent that is confirmed in the same call. */
function demandConfirm({ params }: Call<P>): void {
  for (const name of ['off_session', 'error_on_requires_action', 'return_url', 'confirmation_token'] as const) {
    if (params.has(name)) {
      const message = `You passed in \`${name}\`, but this parameter can only be used when \`confirm\` is set to true.`
      throw invalidParam(message, { param: name })
    }
  }
}
