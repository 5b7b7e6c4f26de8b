export type StripeMode = 'test' | 'live'

/** What a field of the keys' form may be told. */
export type KeyField = 'publishableKey' | 'secretKey' | 'signingSecret'

export type KeyFault =
  | 'missing'
  | 'malformed'
  | 'is_publishable'
  | 'is_secret'
  | 'other_mode'
  | 'unknown_to_stripe'
  | 'of_another_account'
  | 'permissions_missing'
  | 'account_name_missing'
  | 'country_not_served'
  | 'charges_disabled'
  | 'payouts_disabled'
  | 'unreachable'

export type KeyFaults = Readonly<Partial<Record<KeyField, KeyFault>>>

export type EnteredKeys = Readonly<Record<KeyField, string>>

// https://docs.stripe.com/keys: rk_ is a restricted key.
const SHAPES: Readonly<Record<KeyField, RegExp>> = {
  publishableKey: /^pk_(test|live)_[A-Za-z0-9_]{10,240}$/,
  secretKey: /^(?:sk|rk)_(test|live)_[A-Za-z0-9_]{10,240}$/,
  signingSecret: /^whsec_[A-Za-z0-9+/=_-]{10,240}$/,
}

/** The mode of a key by its shape; null for what is no key. */
export function modeOfKey(key: string): StripeMode | null {
  const mode = /^(?:pk|sk|rk)_(test|live)_/.exec(key)?.[1]
  return mode === 'test' || mode === 'live' ? mode : null
}

/**
 * Says what is wrong with keys before Stripe is asked: their shapes, and that both are of one mode. The signing secret
 * may be left out: the webhook can be made later.
 */
export function faultsOfShape(keys: EnteredKeys): KeyFaults {
  const publishableKey = faultOfShape('publishableKey', keys)
  const secretKey = faultOfShape('secretKey', keys)
  const signingSecret = keys.signingSecret === '' ? null : faultOfShape('signingSecret', keys)
  const isMixed = !publishableKey && !secretKey && modeOfKey(keys.publishableKey) !== modeOfKey(keys.secretKey)
  return {
    ...(publishableKey && { publishableKey }),
    ...(secretKey ? { secretKey } : isMixed && { secretKey: 'other_mode' }),
    ...(signingSecret && { signingSecret }),
  }
}

function faultOfShape(field: KeyField, keys: EnteredKeys): KeyFault | null {
  const key = keys[field]
  if (key === '') return 'missing'
  if (SHAPES[field].test(key)) return null
  if (field !== 'publishableKey' && SHAPES.publishableKey.test(key)) return 'is_publishable'
  return field !== 'secretKey' && SHAPES.secretKey.test(key) ? 'is_secret' : 'malformed'
}
