import type { Stripe } from 'stripe'
import { type Call, endpoint } from '#sandbox/stripe/api/endpoint.ts'
import { invalidParam, noSuch, refused } from '#sandbox/stripe/api/faults.ts'
import { isAsked, isWithin, listPage } from '#sandbox/stripe/api/objects/list-page.ts'
import {
  confirmSetup,
  type SetupConfirmation,
  type SetupIntent,
} from '#sandbox/stripe/business/setups/confirm-setup.ts'
import { notSimulated, oneOf, range, text } from '#sandbox/stripe/params/kinds.ts'
import { expand, paging } from '#sandbox/stripe/params/shared-tables.ts'
import type { Books } from '#sandbox/stripe/state/books.ts'
import type { KeyRow } from '#sandbox/stripe/state/rows.ts'
import { publishEvent } from '#sandbox/stripe/webhooks/publish-event.ts'
import { browserConfirmParams } from '../payments/intent-params.ts'
import { namedMethod } from '../payments/named-method.ts'
import { setupConfirmParams, setupUpdateParams } from './setup-params.ts'

type ConfirmParams = Pick<
  Stripe.SetupIntentCreateParams,
  keyof Stripe.SetupIntentConfirmParams & keyof Stripe.SetupIntentCreateParams
>

/** The setup intent that a call may see: any of the account, with a publishable key its own secret's. */
function seenSetup(books: Books, key: KeyRow, wanted: { id: string; clientSecret: string | undefined }): SetupIntent {
  const intent = books.setupIntents.find(wanted.id)
  if (!intent) throw noSuch('setup_intent', wanted.id, 'intent')
  if (key.kind === 'publishable' && wanted.clientSecret === undefined) {
    throw invalidParam('Missing required param: client_secret.', { code: 'parameter_missing', param: 'client_secret' })
  }
  if (wanted.clientSecret !== undefined && wanted.clientSecret !== intent.client_secret) {
    const message = 'The client_secret provided does not match the client_secret associated with the SetupIntent.'
    throw invalidParam(message, { code: 'setup_intent_invalid_parameter', param: 'client_secret' })
  }
  return intent
}

/** What a browser may know of it: no metadata, no customer. */
function seenBy(key: KeyRow, intent: SetupIntent): object {
  if (key.kind !== 'publishable') return intent
  const { customer: _customer, metadata: _metadata, on_behalf_of: _on, latest_attempt: _attempt, ...visible } = intent
  return visible
}

/** Confirms a setup intent as a call says. */
export function confirmSetupWith({ books, key, params, origin }: Call<ConfirmParams>, intent: SetupIntent): object {
  const { intent: confirmed, fault } = confirmSetup(
    books,
    setupConfirmationFrom({ books, key, params, origin }, intent),
  )
  if (fault) throw fault
  return seenBy(key, confirmed)
}

type Asking = Pick<Call<ConfirmParams>, 'books' | 'key' | 'params' | 'origin'>

export function setupConfirmationFrom({ books, key, params, origin }: Asking, intent: SetupIntent): SetupConfirmation {
  return {
    intent,
    method: intent.payment_method === null ? null : books.paymentMethods.get(intent.payment_method),
    returnUrl: params.text('return_url') ?? null,
    usesSdk: params.flag('use_stripe_sdk') ?? key.kind === 'publishable',
    origin,
  }
}

export const retrieveSetupIntent = endpoint<Stripe.SetupIntentRetrieveParams>({
  method: 'GET',
  path: '/v1/setup_intents/:id',
  resource: 'setup_intent',
  params: { client_secret: text, expand },
  browser: {},
  run: ({ books, key, params, id }) =>
    seenBy(key, seenSetup(books, key, { id, clientSecret: params.text('client_secret') })),
})

export const confirmSetupIntent = endpoint<Stripe.SetupIntentConfirmParams, { client_secret?: string }>({
  method: 'POST',
  path: '/v1/setup_intents/:id/confirm',
  resource: 'setup_intent',
  params: { ...setupConfirmParams, allowed_payment_method_types: notSimulated },
  browser: browserConfirmParams,
  run: (call) => {
    const { books, key, params, id } = call
    const intent = seenSetup(books, key, { id, clientSecret: params.text('client_secret') })
    const method = namedMethod(call, { customer: intent.customer, intent: id })
    return confirmSetupWith(call, { ...intent, payment_method: method?.id ?? intent.payment_method })
  },
})

export const updateSetupIntent = endpoint<Stripe.SetupIntentUpdateParams>({
  method: 'POST',
  path: '/v1/setup_intents/:id',
  resource: 'setup_intent',
  params: setupUpdateParams,
  run: (call) => {
    const { books, key, params, id } = call
    const intent = seenSetup(books, key, { id, clientSecret: undefined })
    const customer = params.text('customer') ?? intent.customer
    if (customer !== null && !books.customers.has(customer)) throw noSuch('customer', customer, 'customer')
    const method = namedMethod(call, { customer, intent: id })
    return books.setupIntents.save({
      ...intent,
      customer,
      description: params.changedText('description', intent.description),
      metadata: params.changedMetadata('metadata', intent.metadata),
      payment_method: method?.id ?? intent.payment_method,
      status: method ? 'requires_confirmation' : intent.status,
    })
  },
})

const CANCELABLE = ['requires_payment_method', 'requires_confirmation', 'requires_action']

export const cancelSetupIntent = endpoint<Stripe.SetupIntentCancelParams>({
  method: 'POST',
  path: '/v1/setup_intents/:id/cancel',
  resource: 'setup_intent',
  params: { cancellation_reason: oneOf('abandoned', 'duplicate', 'requested_by_customer'), expand },
  run: ({ books, key, params, id }) => {
    const intent = seenSetup(books, key, { id, clientSecret: undefined })
    if (!CANCELABLE.includes(intent.status)) {
      const message = `You cannot cancel this SetupIntent because it has a status of ${intent.status}. Only a SetupIntent with one of the following statuses may be canceled: ${CANCELABLE.join(', ')}.`
      throw refused(message, { code: 'setup_intent_unexpected_state', setup_intent: intent })
    }
    const canceled = books.setupIntents.save({
      ...intent,
      cancellation_reason: params.text('cancellation_reason') ?? null,
      next_action: null,
      status: 'canceled',
    })
    publishEvent(books, 'setup_intent.canceled', { object: canceled })
    return canceled
  },
})

export const listSetupIntents = endpoint<Stripe.SetupIntentListParams>({
  method: 'GET',
  path: '/v1/setup_intents',
  resource: 'setup_intent',
  params: {
    ...paging,
    attach_to_self: notSimulated,
    created: range,
    customer: text,
    customer_account: notSimulated,
    payment_method: text,
  },
  run: ({ books, params }) => {
    const [created, customer, method] = [
      params.range('created'),
      params.text('customer'),
      params.text('payment_method'),
    ]
    return listPage(books.setupIntents, params, {
      url: '/v1/setup_intents',
      kind: 'setup_intent',
      keep: (intent) =>
        isWithin(intent.created, created) &&
        isAsked(intent.customer, customer) &&
        isAsked(intent.payment_method, method),
    })
  },
})
