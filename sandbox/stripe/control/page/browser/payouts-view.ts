import type { Overview } from '../overview-of.ts'
import type { Desk } from './desk.ts'
import { actionsOf, badge, element, inUnits, momentOf, tableOf } from './element.ts'

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
