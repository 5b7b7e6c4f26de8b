import type { OpenAccount } from '#sandbox/stripe/state/open-account.ts'
import type { Overview } from '../../overview-of.ts'
import type { Desk } from './desk.ts'
import { actionsOf, badge, element, momentOf, tableOf } from './element.ts'
import { inUnits } from './payments-view.ts'

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
    actionsOf(desk.button('Make another restricted key', '/keys', { account: account.id, mode })),
    element('h3', {}, 'Add an account'),
    desk.form('Add', { path: '/accounts' }, [
      { name: 'country', label: 'Country', value: 'PL' },
      { name: 'currency', label: 'Currency, if not the country’s' },
      { name: 'name', label: 'Name' },
      { name: 'slug', label: 'What its keys are called' },
    ]),
  ]
}

/** Payouts with what can be done to each. */
export function payoutsView(
  { payouts }: Overview,
  desk: Desk,
  owner: { account: string; mode: string },
): readonly HTMLElement[] {
  const columns = [
    { name: 'Created' },
    { name: 'Amount', isNumber: true },
    { name: 'State' },
    { name: 'Payout' },
    { name: 'Do' },
  ]
  const rows = payouts.map(({ id, created, amount, currency, status }) => [
    momentOf(created),
    inUnits(amount, currency),
    badge(status),
    element('code', {}, id),
    actionsOf(
      status === 'pending' || status === 'in_transit' ? desk.button('Pay', `/payouts/${id}/pay`) : null,
      status === 'failed' || status === 'canceled' ? null : desk.button('Fail', `/payouts/${id}/fail`),
    ),
  ])
  return [
    element('h2', {}, 'Payouts'),
    actionsOf(desk.button('Pay out what is available', '/payouts/run', owner)),
    tableOf('Payouts', columns, rows),
  ]
}
