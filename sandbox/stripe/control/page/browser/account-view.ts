import type { OpenAccount } from '#sandbox/stripe/state/open-account.ts'
import type { Overview } from '../overview-of.ts'
import type { Desk } from './desk.ts'
import { actionsOf, element, inUnits, tableOf } from './element.ts'

/** Who the account is, what it has, and its keys. */
export function accountView(
  { account, mode }: { account: OpenAccount; mode: string },
  { balance }: Overview,
  desk: Desk,
): readonly HTMLElement[] {
  const keys = mode === 'live' ? account.live : account
  const named = [keys.publishableKey, keys.secretKey, keys.restrictedKey].filter((key) => key !== '')
  const rows = named.map((key) => [
    element('code', {}, key),
    actionsOf(
      desk.act('Copy', () => navigator.clipboard.writeText(key)),
      desk.button('Revoke', '/keys/revoke', { key }),
    ),
  ])
  const sums = (side: Readonly<Record<string, number>>) =>
    Object.entries(side)
      .map(([currency, amount]) => inUnits(amount, currency))
      .join(', ')
  return [
    element('h2', {}, `${account.name ?? 'No name'} (${account.country}, ${account.currency.toUpperCase()})`),
    element(
      'p',
      {},
      element('code', {}, account.id),
      ` Available ${sums(balance.available)}, on its way ${sums(balance.pending)}.`,
    ),
    tableOf('Keys', [{ name: 'Key' }, { name: 'Do' }], rows),
    actionsOf(
      desk.button('Make another restricted key', '/keys', { account: account.id, mode }),
      switchOf(account, 'chargesEnabled', desk),
      switchOf(account, 'payoutsEnabled', desk),
    ),
    element('h3', {}, 'Add an account'),
    desk.form('Add', { path: '/accounts' }, [
      { name: 'country', label: 'Country', value: 'PL' },
      { name: 'currency', label: 'Currency, if not the country’s' },
      { name: 'name', label: 'Name' },
      { name: 'slug', label: 'What its keys are called' },
    ]),
  ]
}

function switchOf(account: OpenAccount, name: 'chargesEnabled' | 'payoutsEnabled', desk: Desk): HTMLElement {
  const what = name === 'chargesEnabled' ? 'live charges' : 'payouts'
  const label = account[name] ? `Forbid ${what}` : `Allow ${what}`
  return desk.button(label, `/accounts/${account.id}`, { [name]: !account[name] })
}
