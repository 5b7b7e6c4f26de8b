import { API_VERSION } from '#sandbox/stripe/api/api-version.ts'
import type { AccountRow, KeyKind, Permissions } from './rows.ts'
import type { World } from './world.ts'

export type AccountKeys = {
  readonly publishableKey: string
  readonly secretKey: string
  readonly restrictedKey: string
}

export type OpenAccount = AccountRow & AccountKeys & { readonly apiVersion: string; readonly live: AccountKeys }

export type AccountOrder = Omit<AccountRow, 'created'> & {
  /** What its keys are called: `sk_test_simulator_warsaw`. */
  readonly slug: string
  readonly permissions: Permissions
}

/** What a restricted key needs for the product: to take, return and defend payments, and to see its own account. */
export const USUAL_PERMISSIONS: Permissions = {
  account: 'read',
  balance: 'read',
  balance_transaction_source: 'read',
  charge: 'write',
  confirmation_token: 'read',
  customer: 'write',
  dispute: 'write',
  event: 'read',
  file: 'write',
  payment_intent: 'write',
  payment_method: 'write',
  payout: 'read',
  setup_intent: 'write',
  webhook: 'write',
}

/** Adds an account with a key of each kind for each mode. */
export function openAccount(world: World, order: AccountOrder): OpenAccount {
  const { slug, permissions, ...fields } = order
  world.accounts.save({ ...fields, created: world.clock.now() })
  for (const livemode of [false, true]) {
    for (const kind of ['publishable', 'secret', 'restricted'] as const) {
      const id = keyName(kind, livemode, slug)
      world.keys.save({ id, account: order.id, livemode, kind, permissions, revokedAtMs: null })
    }
    world.books(order.id, livemode)
  }
  return describeAccount(world, order.id)
}

export function keyName(kind: KeyKind, livemode: boolean, slug: string): string {
  const prefix = { publishable: 'pk', secret: 'sk', restricted: 'rk' }[kind]
  return `${prefix}_${livemode ? 'live' : 'test'}_${slug}`
}

/** An account with its first working key of each kind. */
export function describeAccount(world: World, accountId: string): OpenAccount {
  const account = world.accounts.get(accountId)
  const keys = [...world.keys.oldestFirst()].filter((key) => key.account === accountId && key.revokedAtMs === null)
  const keyOf = (kind: KeyKind, livemode: boolean) =>
    keys.find((key) => key.kind === kind && key.livemode === livemode)?.id ?? ''
  const keysOf = (livemode: boolean): AccountKeys => ({
    publishableKey: keyOf('publishable', livemode),
    secretKey: keyOf('secret', livemode),
    restrictedKey: keyOf('restricted', livemode),
  })
  return { ...account, apiVersion: API_VERSION, ...keysOf(false), live: keysOf(true) }
}

const account = (
  id: string,
  country: string,
  rest: { currency: string; name: string; slug: string },
): AccountOrder => ({
  id,
  country,
  ...rest,
  chargesEnabled: true,
  payoutsEnabled: true,
  permissions: USUAL_PERMISSIONS,
})

/** The accounts that every simulator starts with; their keys are always the same. */
export const FIRST_ACCOUNTS: readonly AccountOrder[] = [
  account('acct_1SimWarsaw000001', 'PL', { currency: 'pln', name: 'Zapys Warsaw', slug: 'simulator_warsaw' }),
  account('acct_1SimBerlin000001', 'DE', { currency: 'eur', name: 'Zapys Berlin', slug: 'simulator_berlin' }),
  account('acct_1SimLondon000001', 'GB', { currency: 'gbp', name: 'Zapys London', slug: 'simulator_london' }),
  account('acct_1SimNewYork00001', 'US', { currency: 'usd', name: 'Zapys New York', slug: 'simulator_newyork' }),
  account('acct_1SimTokyo0000001', 'JP', { currency: 'jpy', name: 'Zapys Tokyo', slug: 'simulator_tokyo' }),
]
