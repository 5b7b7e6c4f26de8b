import type { Stripe } from 'stripe'
import { type Call, endpoint } from '#sandbox/stripe/api/endpoint.ts'
import { invalidParam, noSuch } from '#sandbox/stripe/api/faults.ts'
import type { PaymentMethod } from '#sandbox/stripe/business/cards/payment-method.ts'
import { findMethod, methodFromData } from '#sandbox/stripe/business/payments/methods/choose-method.ts'
import { anything, flag, notSimulated, partOf, text } from '#sandbox/stripe/params/kinds.ts'
import { billingDetails, expand, typedCard } from '#sandbox/stripe/params/shared-tables.ts'
import { newId } from '#sandbox/stripe/state/new-id.ts'
import type { Stored } from '#sandbox/stripe/state/stored.ts'
import { methodData } from '../payments/intent-params.ts'

type Token = Stored<Stripe.ConfirmationToken>
// The SDK exports this one by its method only.
type P = NonNullable<Parameters<Stripe['testHelpers']['confirmationTokens']['create']>[0]>

const HALF_A_DAY = 12 * 60 * 60

const table = {
  expand,
  payment_method: text,
  payment_method_data: methodData,
  payment_method_options: anything,
  return_url: text,
  setup_future_usage: notSimulated,
  shipping: notSimulated,
} as const

/** As a browser makes one of the card that was typed. Only browsers can. */
export const createConfirmationToken = endpoint<P, { use_stripe_sdk?: boolean }>({
  method: 'POST',
  path: '/v1/confirmation_tokens',
  resource: 'confirmation_token',
  params: table,
  browser: {
    payment_method_data: partOf({
      type: text,
      card: typedCard,
      billing_details: billingDetails,
      allow_redisplay: text,
    }),
    use_stripe_sdk: flag,
  },
  run: (call) => {
    if (call.key.kind !== 'publishable') {
      throw invalidParam(
        'Confirmation tokens are created by Stripe.js; for tests there is /v1/test_helpers/confirmation_tokens.',
      )
    }
    return newToken(call)
  },
})

export const createTestConfirmationToken = endpoint<P>({
  method: 'POST',
  path: '/v1/test_helpers/confirmation_tokens',
  resource: 'confirmation_token',
  params: table,
  run: (call) => newToken(call),
})

function newToken(call: Call<P>): Token {
  const { books, params } = call
  const method = sentMethod(call)
  const created = books.world.clock.now()
  const token: Token = {
    id: newId('ctoken'),
    object: 'confirmation_token',
    created,
    expires_at: created + HALF_A_DAY,
    livemode: books.livemode,
    mandate_data: null,
    metadata: null,
    payment_intent: null,
    payment_method_options: null,
    payment_method_preview: previewOf(method),
    return_url: params.text('return_url') ?? null,
    setup_future_usage: null,
    setup_intent: null,
    shipping: null,
    use_stripe_sdk: true,
  }
  books.tokenMethods.save({ id: token.id, method: method.id })
  return books.confirmationTokens.save(token)
}

function sentMethod({ books, key, params }: Call<P>): PaymentMethod {
  const named = params.text('payment_method')
  if (named !== undefined) return findMethod(books, named, null)
  const data = params.within('payment_method_data')
  if (!data)
    throw invalidParam('Missing required param: payment_method_data.', {
      code: 'parameter_missing',
      param: 'payment_method_data',
    })
  return methodFromData(books, key, data)
}

function previewOf(method: PaymentMethod): Stripe.ConfirmationToken.PaymentMethodPreview {
  const { allow_redisplay, billing_details, card } = method
  return {
    ...(allow_redisplay === undefined ? {} : { allow_redisplay }),
    billing_details,
    ...(card ? { card: { ...card, generated_from: null } } : {}),
    customer: null,
    customer_account: null,
    type: 'card',
  }
}

export const retrieveConfirmationToken = endpoint<Stripe.ConfirmationTokenRetrieveParams>({
  method: 'GET',
  path: '/v1/confirmation_tokens/:id',
  resource: 'confirmation_token',
  params: { expand },
  run: ({ books, id }) => {
    const token = books.confirmationTokens.find(id)
    if (!token) throw noSuch('confirmation_token', id)
    return token
  },
})
