import type { Overview } from '../overview-of.ts'
import type { Desk } from './desk.ts'
import { actionsOf, element } from './element.ts'

/** How long things take that happen by themselves, and how many calls are taken. */
export function settingsView({ settings }: Overview, desk: Desk): readonly HTMLElement[] {
  const { settleMs, refundMs, disputeMs, payoutMs, rateLimitPerSecond, holdDeliveries, refundsNeedBalance } = settings
  const field = (name: string, label: string, value: number | null) =>
    ({ name, label, kind: 'number', value: value === null ? '' : String(value) }) as const
  return [
    element('h2', {}, 'Settings'),
    desk.form('Set', { path: '/settings' }, [
      field('settleMs', 'Settle a charge after ms', settleMs),
      field('refundMs', 'End a refund after ms', refundMs),
      field('disputeMs', 'Dispute after ms', disputeMs),
      field('payoutMs', 'Pay out after ms', payoutMs),
      field('rateLimitPerSecond', 'Calls per second', rateLimitPerSecond),
    ]),
    actionsOf(
      desk.button(holdDeliveries ? 'Deliver webhooks at once' : 'Hold every webhook', '/settings', {
        holdDeliveries: !holdDeliveries,
      }),
      desk.button(refundsNeedBalance ? 'Refund without balance' : 'Refund from the balance only', '/settings', {
        refundsNeedBalance: !refundsNeedBalance,
      }),
      rateLimitPerSecond === null
        ? null
        : desk.button('Any number of calls', '/settings', { rateLimitPerSecond: null }),
    ),
  ]
}
