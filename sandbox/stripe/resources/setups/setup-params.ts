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
import { expand } from '#sandbox/stripe/params/shared-tables.ts'
import { methodData } from '../payments/intent-params.ts'

const options = partOf({ card: partOf({ request_three_d_secure: oneOf('any', 'automatic', 'challenge') }) })

export const setupConfirmParams = {
  confirmation_token: text,
  expand,
  mandate_data: clearable(anything),
  payment_method: text,
  payment_method_data: methodData,
  payment_method_options: options,
  return_url: text,
  use_stripe_sdk: flag,
} as const

export const setupCreateParams = {
  ...setupConfirmParams,
  allowed_payment_method_types: listOf(text),
  attach_to_self: notSimulated,
  automatic_payment_methods: hash({ allow_redirects: oneOf('always', 'never'), enabled: flag }),
  confirm: flag,
  customer: text,
  customer_account: notSimulated,
  description: text,
  excluded_payment_method_types: listOf(text),
  flow_directions: notSimulated,
  metadata,
  on_behalf_of: notSimulated,
  payment_method_configuration: notSimulated,
  single_use: notSimulated,
  usage: oneOf('off_session', 'on_session'),
} as const

export const setupUpdateParams = {
  allowed_payment_method_types: clearable(listOf(text)),
  attach_to_self: notSimulated,
  customer: text,
  customer_account: notSimulated,
  description: text,
  excluded_payment_method_types: clearable(listOf(text)),
  expand,
  flow_directions: notSimulated,
  metadata: clearable(metadata),
  payment_method: text,
  payment_method_configuration: notSimulated,
  payment_method_data: methodData,
  payment_method_options: options,
} as const
