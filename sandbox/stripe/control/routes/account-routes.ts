import { RESOURCES } from '#sandbox/stripe/api/access/permissions.ts'
import { COUNTRIES, termsOf } from '#sandbox/stripe/money/country-terms.ts'
import { isCurrency } from '#sandbox/stripe/money/exchange-rates.ts'
import { randomText } from '#sandbox/stripe/state/new-id.ts'
import { describeAccount, keyName, openAccount, USUAL_PERMISSIONS } from '#sandbox/stripe/state/open-account.ts'
import type { Access, Permissions } from '#sandbox/stripe/state/rows.ts'
import { ControlFault } from '../control-fault.ts'
import type { ControlRoute } from '../control-route.ts'
import { namedBooks } from '../find-books.ts'
import type { Input } from '../input.ts'

export const ACCOUNT_ROUTES: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/_sim/accounts',
    does: 'Lists the accounts with their keys.',
    run: ({ simulator: { world } }) => ({
      accounts: [...world.accounts.oldestFirst()].map(({ id }) => describeAccount(world, id)),
    }),
  },
  {
    method: 'POST',
    path: '/_sim/accounts',
    does: 'Adds an account: country, currency, name, slug, chargesEnabled, payoutsEnabled, permissions.',
    run: ({ simulator: { world }, input }) => {
      input.only('country', 'currency', 'name', 'slug', 'chargesEnabled', 'payoutsEnabled', 'permissions')
      const country = readCountry(input)
      const currency = input.text('currency')?.toLowerCase() ?? termsOf(country).currency
      if (!isCurrency(currency)) throw new ControlFault(`There is no currency ${currency}.`)
      const slug = input.text('slug') ?? `simulator_${randomText(16)}`
      if (!/^[A-Za-z0-9_]{10,}$/.test(slug)) throw new ControlFault('"slug" wants ten or more letters, digits or _.')
      if (world.keys.has(keyName('secret', false, slug))) throw new ControlFault(`The slug ${slug} is taken.`)
      return openAccount(world, {
        id: `acct_1${randomText(15)}`,
        country,
        currency,
        name: input.isNull('name') ? null : (input.text('name') ?? `Account in ${country}`),
        slug,
        chargesEnabled: input.flag('chargesEnabled') ?? true,
        payoutsEnabled: input.flag('payoutsEnabled') ?? true,
        permissions: readPermissions(input) ?? USUAL_PERMISSIONS,
      })
    },
  },
  {
    method: 'POST',
    path: '/_sim/accounts/:id',
    does: 'Changes an account: name, chargesEnabled, payoutsEnabled.',
    run: ({ simulator: { world }, input, id }) => {
      input.only('name', 'chargesEnabled', 'payoutsEnabled')
      const { accountId } = namedBooks(world, id, 'test')
      const account = world.accounts.get(accountId)
      world.accounts.save({
        ...account,
        name: input.isNull('name') ? null : (input.text('name') ?? account.name),
        chargesEnabled: input.flag('chargesEnabled') ?? account.chargesEnabled,
        payoutsEnabled: input.flag('payoutsEnabled') ?? account.payoutsEnabled,
      })
      return describeAccount(world, accountId)
    },
  },
  {
    method: 'POST',
    path: '/_sim/keys',
    does: 'Makes a restricted key: account, mode, permissions such as {"charge": "write"}.',
    run: ({ simulator: { world }, input }) => {
      input.only('account', 'mode', 'permissions')
      const { accountId, livemode } = namedBooks(world, input.requiredText('account'), input.text('mode'))
      const id = keyName('restricted', livemode, randomText(24))
      const permissions = readPermissions(input) ?? USUAL_PERMISSIONS
      return world.keys.save({ id, account: accountId, livemode, kind: 'restricted', permissions, revokedAtMs: null })
    },
  },
  {
    method: 'POST',
    path: '/_sim/keys/revoke',
    does: 'Revokes a key: from now on it answers 401.',
    run: ({ simulator: { world }, input }) => {
      const key = world.keys.find(input.only('key').requiredText('key'))
      if (!key) throw new ControlFault('There is no such key.', 404)
      world.keys.save({ ...key, revokedAtMs: world.clock.nowMs() })
    },
  },
]

function readCountry(input: Input): string {
  const country = input.requiredText('country').toUpperCase()
  if (!Object.hasOwn(COUNTRIES, country)) throw new ControlFault(`Stripe has no accounts in ${country}.`)
  return country
}

function readPermissions(input: Input): Permissions | undefined {
  const entries = input.entries('permissions')
  if (!entries) return undefined
  return Object.fromEntries(
    entries.map(([resource, access]): [string, Access] => {
      const isKnown = RESOURCES.some((known) => known === resource)
      if (!isKnown) throw new ControlFault(`Unknown resource ${resource}; known are ${RESOURCES.join(', ')}.`)
      if (access !== 'read' && access !== 'write') throw new ControlFault(`${resource} must be read or write.`)
      return [resource, access]
    }),
  )
}
