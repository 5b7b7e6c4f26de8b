import type { Access, KeyRow } from '#sandbox/stripe/state/rows.ts'
import { StripeFault } from '../stripe-fault.ts'

/** What a restricted key is given or refused, as Stripe's key editor groups it. */
export type Resource =
  | 'account'
  | 'balance'
  | 'balance_transaction_source'
  | 'charge'
  | 'confirmation_token'
  | 'customer'
  | 'dispute'
  | 'event'
  | 'file'
  | 'payment_intent'
  | 'payment_method'
  | 'payout'
  | 'setup_intent'
  | 'webhook'

export const RESOURCES: readonly Resource[] = [
  'account',
  'balance',
  'balance_transaction_source',
  'charge',
  'confirmation_token',
  'customer',
  'dispute',
  'event',
  'file',
  'payment_intent',
  'payment_method',
  'payout',
  'setup_intent',
  'webhook',
]

/** Refuses a restricted key what it was not given; writing includes reading. */
export function demandPermission(key: KeyRow, resource: Resource, access: Access): void {
  if (key.kind !== 'restricted') return
  const given = key.permissions[resource]
  if (given === 'write' || given === access) return
  const permission = `rak_${resource}_${access}`
  const message = `The provided key '${maskedKey(key.id)}' does not have the required permissions for this endpoint on account '${key.account}'. Having the '${permission}' permission would allow this request to continue.`
  throw new StripeFault(403, { type: 'invalid_request_error', message }, { isStored: false })
}

/** A key as messages show it: its kind and its last four characters. */
export function maskedKey(key: string): string {
  const kind = /^(pk|sk|rk)_(test|live)_/.exec(key)?.[0] ?? ''
  const rest = key.slice(kind.length)
  if (rest.length <= 4) return `${kind}${'*'.repeat(rest.length)}`
  return `${kind}${'*'.repeat(rest.length - 4)}${rest.slice(-4)}`
}
