import type { Stripe } from 'stripe'
import { type Call, endpoint } from '#sandbox/stripe/api/endpoint.ts'
import { noSuch } from '#sandbox/stripe/api/faults.ts'
import { checkSetup, type SetupIntent } from '#sandbox/stripe/business/setups/confirm-setup.ts'
import { newId, randomText } from '#sandbox/stripe/state/new-id.ts'
import { publishEvent } from '#sandbox/stripe/webhooks/publish-event.ts'
import { namedMethod } from '../payments/named-method.ts'
import { readTypes } from '../payments/read-intent.ts'
import { confirmSetupWith, setupConfirmationFrom } from './setup-intents.ts'
import { setupCreateParams } from './setup-params.ts'

type P = Stripe.SetupIntentCreateParams

export const createSetupIntent = endpoint<P>({
  method: 'POST',
  path: '/v1/setup_intents',
  resource: 'setup_intent',
  params: setupCreateParams,
  run: (call) => {
    const { books } = call
    const intent = newSetupIntent(call)
    const isConfirmed = call.params.flag('confirm') ?? false
    // Nothing is created by a confirmation that is wrong in itself.
    if (isConfirmed) checkSetup(setupConfirmationFrom(call, intent))
    books.setupIntents.save(intent)
    publishEvent(books, 'setup_intent.created', { object: intent })
    return isConfirmed ? confirmSetupWith(call, intent) : intent
  },
})

function newSetupIntent(call: Call<P>): SetupIntent {
  const { books, params } = call
  const customer = params.text('customer') ?? null
  if (customer !== null && !books.customers.has(customer)) throw noSuch('customer', customer, 'customer')
  const id = newId('seti')
  const method = namedMethod(call, { customer, intent: id })
  return {
    id,
    object: 'setup_intent',
    ...readTypes(params),
    application: null,
    cancellation_reason: null,
    client_secret: `${id}_secret_${randomText(25)}`,
    created: books.world.clock.now(),
    customer,
    customer_account: null,
    description: params.text('description') ?? null,
    flow_directions: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: books.livemode,
    managed_payments: null,
    mandate: null,
    metadata: params.changedMetadata('metadata', {}),
    next_action: null,
    on_behalf_of: null,
    payment_method: method?.id ?? null,
    payment_method_configuration_details: null,
    payment_method_options: { card: { mandate_options: null, network: null, request_three_d_secure: requested(call) } },
    single_use_mandate: null,
    status: method ? 'requires_confirmation' : 'requires_payment_method',
    usage: params.text('usage') ?? 'off_session',
  }
}

function requested({ params }: Call<P>): string {
  return params.within('payment_method_options')?.within('card')?.text('request_three_d_secure') ?? 'automatic'
}
