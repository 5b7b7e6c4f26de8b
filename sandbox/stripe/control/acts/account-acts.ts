import { RESOURCES } from '#sandbox/stripe/api/access/permissions.ts'
import { COUNTRIES, termsOf } from '#sandbox/stripe/business/money/country-terms.ts'
import { isCurrency } from '#sandbox/stripe/business/money/exchange-rates.ts'
import { randomText } from '#sandbox/stripe/state/new-id.ts'
import {
  describeAccount,
  keyName,
  type OpenAccount,
  openAccount,
  USUAL_PERMISSIONS,
} from '#sandbox/stripe/state/open-account.ts'
import type { KeyRow, Permissions } from '#sandbox/stripe/state/rows.ts'
import type { World } from '#sandbox/stripe/state/world.ts'
import { ControlFault } from '../control-fault.ts'
import { namedBooks } from '../find-books.ts'

export type AccountWishes = {
  readonly country: string
  /** The country's own, if not said. */
  readonly currency?: string
  readonly name?: string | null
  /** What its keys are called: `sk_test_<slug>`. */
  readonly slug?: string
  readonly chargesEnabled?: boolean
  readonly payoutsEnabled?: boolean
  /** What its restricted keys may do. */
  readonly permissions?: Permissions
}

export type AccountChanges = Pick<AccountWishes, 'name' | 'chargesEnabled' | 'payoutsEnabled'>

export type AccountActs = {
  readonly list: () => readonly OpenAccount[]
  readonly add: (wishes: AccountWishes) => OpenAccount
  readonly change: (accountId: string, changes: AccountChanges) => OpenAccount
  /** Makes another restricted key. */
  readonly addKey: (accountId: string, wishes?: { mode?: 'test' | 'live'; permissions?: Permissions }) => KeyRow
  /** From now on the key answers 401. */
  readonly revokeKey: (key: string) => void
}

export function accountActs(world: World): AccountActs {
  return {
    list: () => [...world.accounts.oldestFirst()].map(({ id }) => describeAccount(world, id)),
    add: (wishes) => addAccount(world, wishes),
    change: (id, changes) => {
      namedBooks(world, id, 'test')
      world.accounts.save({ ...world.accounts.get(id), ...changes })
      return describeAccount(world, id)
    },
    addKey: (account, { mode = 'test', permissions = USUAL_PERMISSIONS } = {}) => {
      const { accountId, livemode } = namedBooks(world, account, mode)
      demandKnown(permissions)
      const id = keyName('restricted', livemode, randomText(24))
      return world.keys.save({ id, account: accountId, livemode, kind: 'restricted', permissions, revokedAtMs: null })
    },
    revokeKey: (id) => {
      const key = world.keys.find(id)
      if (!key) throw new ControlFault('There is no such key.', 404)
      world.keys.save({ ...key, revokedAtMs: world.clock.nowMs() })
    },
  }
}

function addAccount(world: World, wishes: AccountWishes): OpenAccount {
  const country = wishes.country.toUpperCase()
  if (!Object.hasOwn(COUNTRIES, country)) throw new ControlFault(`Stripe has no accounts in ${country}.`)
  const currency = wishes.currency?.toLowerCase() ?? termsOf(country).currency
  if (!isCurrency(currency)) throw new ControlFault(`There is no currency ${currency}.`)
  const { slug = `simulator_${randomText(16)}`, permissions = USUAL_PERMISSIONS } = wishes
  if (!/^[A-Za-z0-9_]{10,}$/.test(slug)) throw new ControlFault('"slug" wants ten or more letters, digits or _.')
  if (world.keys.has(keyName('secret', false, slug))) throw new ControlFault(`The slug ${slug} is taken.`)
  demandKnown(permissions)
  return openAccount(world, {
    id: `acct_1${randomText(15)}`,
    country,
    currency,
    name: wishes.name === undefined ? `Account in ${country}` : wishes.name,
    slug,
    chargesEnabled: wishes.chargesEnabled ?? true,
    payoutsEnabled: wishes.payoutsEnabled ?? true,
    permissions,
  })
}

function demandKnown(permissions: Permissions): void {
  const unknown = Object.keys(permissions).find((resource) => !RESOURCES.some((known) => known === resource))
  if (unknown === undefined) return
  throw new ControlFault(`Unknown resource ${unknown}; known are ${RESOURCES.join(', ')}.`)
}
