import {
  anything,
  clearable,
  flag,
  hash,
  listOf,
  metadata,
  notSimulated,
  oneOf,
  partOf,
  text,
} from '#sandbox/stripe/params/kinds.ts'
import { address, billingDetails, expand, typedCard } from '#sandbox/stripe/params/shared-tables.ts'

/** Parameters that several calls on payment intents share, each in its one form. */
export const allowedTypes = listOf(text)
export const captureMethod = oneOf('automatic', 'automatic_async', 'manual')
export const setupFutureUsage = oneOf('off_session', 'on_session')
export const shipping = hash({ address, carrier: text, name: text, phone: text, tracking_number: text })

export const methodOptions = partOf({
  card: clearable(
    partOf({
      request_three_d_secure: oneOf('any', 'automatic', 'challenge'),
      setup_future_usage: clearable(oneOf('off_session', 'on_session')),
      require_cvc_recollection: flag,
    }),
  ),
})

export const methodData = partOf({
  type: text,
  billing_details: billingDetails,
  allow_redisplay: oneOf('always', 'limited', 'unspecified'),
  metadata,
  radar_options: anything,
})

export const confirmParams = {
  confirmation_token: text,
  error_on_requires_action: flag,
  expand,
  mandate: notSimulated,
  mandate_data: clearable(anything),
  off_session: flag,
  payment_method: text,
  payment_method_data: methodData,
  payment_method_options: methodOptions,
  radar_options: anything,
  return_url: text,
  use_stripe_sdk: flag,
} as const

/** What a browser sends with a confirmation: the intent's secret, and the card. */
export const browserConfirmParams = {
  client_secret: text,
  payment_method_data: partOf({
    type: text,
    card: typedCard,
    billing_details: billingDetails,
    allow_redisplay: oneOf('always', 'limited', 'unspecified'),
    metadata,
  }),
} as const
