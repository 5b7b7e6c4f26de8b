import type { Overview } from '../overview-of.ts'
import type { Desk } from './desk.ts'
import { actionsOf, badge, element, jsonOf, momentOf, tableOf } from './element.ts'

/** Endpoints, what is to be done with deliveries, and the deliveries themselves. */
export function webhooksView(overview: Overview, desk: Desk, account: string): readonly HTMLElement[] {
  return [
    element('h2', {}, 'Webhooks'),
    endpointsTable(overview, desk),
    element('h3', {}, 'What is to be done with deliveries'),
    desk.form('Add a rule', { path: '/delivery_rules', given: { account } }, [
      { name: 'action', label: 'Action', words: ['hold', 'drop', 'duplicate', 'delay'] },
      { name: 'type', label: 'Event type, if only one' },
      { name: 'times', label: 'How often', kind: 'number' },
      { name: 'delayMs', label: 'Delay in ms', kind: 'number' },
    ]),
    ...overview.rules.map((rule) =>
      element('p', {}, `${rule.action} ${rule.type ?? 'everything'}, ${rule.times ?? 'any number of'} times`),
    ),
    actionsOf(
      desk.act('Take all rules away', () => desk.call('DELETE', '/delivery_rules')),
      desk.button('Send what is held, oldest first', '/deliveries/release', { order: 'oldest_first' }),
      desk.button('newest first', '/deliveries/release', { order: 'newest_first' }),
      desk.button('at once', '/deliveries/release', { atOnce: true }),
      desk.button('Drop what is held', '/deliveries/drop'),
    ),
    deliveriesTable(overview, desk),
  ]
}

function endpointsTable({ endpoints }: Overview, desk: Desk): HTMLElement {
  const rows = endpoints.map(({ id, url, status, enabled_events }) => [
    element('code', {}, url),
    badge(status),
    enabled_events.length > 3 ? `${enabled_events.length} events` : enabled_events.join(', '),
    desk.button('Roll its secret', `/webhook_endpoints/${id}/roll`),
  ])
  return tableOf('Endpoints', [{ name: 'Address' }, { name: 'State' }, { name: 'Events' }, { name: 'Do' }], rows)
}

function deliveriesTable({ deliveries }: Overview, desk: Desk): HTMLElement {
  const columns = [{ name: 'Made' }, { name: 'Event' }, { name: 'State' }, { name: 'Attempts' }, { name: 'Do' }]
  const rows = deliveries.map((delivery) => {
    const { id, event, endpoint, createdAtMs, status, attempts, type } = delivery
    const answers = attempts.map((attempt) => attempt.status ?? attempt.error ?? '–').join(', ')
    return [
      momentOf(createdAtMs / 1000),
      type,
      badge(status),
      jsonOf(id, answers === '' ? 'none' : answers, delivery),
      actionsOf(
        status === 'held' ? desk.button('Send', '/deliveries/release', { ids: [id] }) : null,
        status === 'held' ? desk.button('Drop', '/deliveries/drop', { ids: [id] }) : null,
        status === 'held' ? null : desk.button('Send again', '/deliveries/resend', { event, endpoint }),
      ),
    ]
  })
  return tableOf('Deliveries', columns, rows)
}
