import type { KeyRow } from '#sandbox/stripe/state/rows.ts'
import type { World } from '#sandbox/stripe/state/world.ts'
import { StripeFault } from '../stripe-fault.ts'
import { maskedKey } from './permissions.ts'

const NO_KEY =
  "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/."

/** The key of a call, or 401: only keys that the simulator has given out open anything. */
export function authenticate(world: World, authorization: string | undefined): KeyRow {
  const given = keyFrom(authorization)
  if (!given) throw unauthorized(NO_KEY)
  const key = world.keys.find(given)
  if (!key) throw unauthorized(`Invalid API Key provided: ${maskedKey(given)}`)
  if (key.revokedAtMs !== null) throw unauthorized(`Expired API Key provided: ${maskedKey(given)}`, 'api_key_expired')
  return key
}

function keyFrom(authorization: string | undefined): string | undefined {
  if (!authorization) return undefined
  const [scheme = '', credentials = ''] = authorization.split(' ')
  if (/^bearer$/i.test(scheme)) return credentials
  if (/^basic$/i.test(scheme)) return Buffer.from(credentials, 'base64').toString('utf8').split(':')[0]
  return undefined
}

/** What only a secret key may do, asked for with a publishable one. */
export function publishableKeyRefused(): StripeFault {
  return unauthorized(
    'This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.',
    'secret_key_required',
  )
}

function unauthorized(message: string, code?: string): StripeFault {
  return new StripeFault(
    401,
    { type: 'invalid_request_error', message, ...(code ? { code } : {}) },
    { isStored: false },
  )
}
