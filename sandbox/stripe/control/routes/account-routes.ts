import type { Access, Permissions } from '#sandbox/stripe/state/rows.ts'
import type { AccountWishes } from '../acts/account-acts.ts'
import { ControlFault } from '../control-fault.ts'
import type { ControlRoute } from '../control-route.ts'
import type { Input } from '../input.ts'

export const ACCOUNT_ROUTES: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/_sim/accounts',
    does: 'Lists the accounts with their keys.',
    run: ({ control }) => ({ accounts: control.accounts.list() }),
  },
  {
    method: 'POST',
    path: '/_sim/accounts',
    does: 'Adds an account: country, currency, name, slug, chargesEnabled, payoutsEnabled, permissions.',
    run: ({ control, input }) => {
      input.only('country', 'currency', 'name', 'slug', 'chargesEnabled', 'payoutsEnabled', 'permissions')
      return control.accounts.add(readWishes(input))
    },
  },
  {
    method: 'POST',
    path: '/_sim/accounts/:id',
    does: 'Changes an account: name, chargesEnabled, payoutsEnabled.',
    run: ({ control, input, id }) => {
      const { country: _, ...changes } = readCommon(input.only('name', 'chargesEnabled', 'payoutsEnabled'), '')
      return control.accounts.change(id, changes)
    },
  },
  {
    method: 'POST',
    path: '/_sim/keys',
    does: 'Makes a restricted key: account, mode, permissions such as {"charge": "write"}.',
    run: ({ control, input }) => {
      const permissions = readPermissions(input.only('account', 'mode', 'permissions'))
      const mode = input.oneOf('mode', ['test', 'live']) ?? 'test'
      return control.accounts.addKey(input.requiredText('account'), { mode, ...(permissions ? { permissions } : {}) })
    },
  },
  {
    method: 'POST',
    path: '/_sim/keys/revoke',
    does: 'Revokes a key: from now on it answers 401.',
    run: ({ control, input }) => control.accounts.revokeKey(input.only('key').requiredText('key')),
  },
]

function readWishes(input: Input): AccountWishes {
  const [currency, slug, permissions] = [input.text('currency'), input.text('slug'), readPermissions(input)]
  return {
    ...readCommon(input, input.requiredText('country')),
    ...(currency === undefined ? {} : { currency }),
    ...(slug === undefined ? {} : { slug }),
    ...(permissions ? { permissions } : {}),
  }
}

function readCommon(input: Input, country: string): AccountWishes {
  const name = input.isNull('name') ? null : input.text('name')
  const [chargesEnabled, payoutsEnabled] = [input.flag('chargesEnabled'), input.flag('payoutsEnabled')]
  return {
    country,
    ...(name === undefined ? {} : { name }),
    ...(chargesEnabled === undefined ? {} : { chargesEnabled }),
    ...(payoutsEnabled === undefined ? {} : { payoutsEnabled }),
  }
}

function readPermissions(input: Input): Permissions | undefined {
  const entries = input.entries('permissions')
  if (!entries) return undefined
  return Object.fromEntries(
    entries.map(([resource, access]): [string, Access] => {
      if (access !== 'read' && access !== 'write') throw new ControlFault(`${resource} must be read or write.`)
      return [resource, access]
    }),
  )
}
