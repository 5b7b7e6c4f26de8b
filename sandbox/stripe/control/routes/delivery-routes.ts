import type { DeliveryRow } from '#sandbox/stripe/state/rows.ts'
import type { World } from '#sandbox/stripe/state/world.ts'
import { RULE_ACTIONS } from '#sandbox/stripe/webhooks/delivery-rules.ts'
import { newSecret } from '#sandbox/stripe/webhooks/new-secret.ts'
import { ControlFault } from '../control-fault.ts'
import type { ControlRoute } from '../control-route.ts'
import { booksWith } from '../find-books.ts'
import type { Input } from '../input.ts'

const DAY_MS = 24 * 60 * 60 * 1000

export const DELIVERY_ROUTES: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: '/_sim/events',
    does: 'Lists events, newest first: account, type, limit.',
    run: ({ simulator: { world }, input }) => {
      input.only('account', 'type', 'limit')
      const [account, type, limit] = [input.text('account'), input.text('type'), input.number('limit') ?? 100]
      const events = [...world.allBooks()]
        .filter((books) => account === undefined || books.accountId === account)
        .flatMap((books) => [...books.events.oldestFirst()].map((event) => ({ account: books.accountId, ...event })))
        .filter((event) => type === undefined || event.type === type)
      return { events: events.sort((a, b) => b.created - a.created).slice(0, limit) }
    },
  },
  {
    method: 'GET',
    path: '/_sim/deliveries',
    does: 'Lists deliveries, newest first: account, status, event, type, limit.',
    run: ({ simulator: { world }, input }) => {
      input.only('account', 'status', 'event', 'type', 'limit')
      return { deliveries: wantedDeliveries(world, input).slice(0, input.number('limit') ?? 100) }
    },
  },
  {
    method: 'GET',
    path: '/_sim/delivery_rules',
    does: 'Lists what is to be done with deliveries.',
    run: ({ simulator: { deliveries } }) => ({ rules: deliveries.rules.list() }),
  },
  {
    method: 'POST',
    path: '/_sim/delivery_rules',
    does: 'Holds, drops, duplicates or delays deliveries: action, account, endpoint, type, times, delayMs.',
    run: ({ simulator: { deliveries }, input }) => {
      input.only('action', 'account', 'endpoint', 'type', 'times', 'delayMs')
      const action = input.oneOf('action', RULE_ACTIONS)
      if (!action) throw new ControlFault('"action" is missing.')
      return deliveries.rules.add({
        action,
        account: input.text('account') ?? null,
        endpoint: input.text('endpoint') ?? null,
        type: input.text('type') ?? null,
        times: input.number('times') ?? null,
        delayMs: input.number('delayMs') ?? 1000,
      })
    },
  },
  {
    method: 'DELETE',
    path: '/_sim/delivery_rules',
    does: 'Takes all rules away; what is held stays held.',
    run: ({ simulator: { deliveries } }) => deliveries.rules.clear(),
  },
  {
    method: 'POST',
    path: '/_sim/deliveries/release',
    does: 'Sends held deliveries one after the other: ids in their order, or order oldest_first or newest_first.',
    run: async ({ simulator, input }) => {
      const held = heldDeliveries(simulator.world, input.only('ids', 'order'))
      await simulator.deliveries.release(simulator.world, held)
      return { released: held.length }
    },
  },
  {
    method: 'POST',
    path: '/_sim/deliveries/drop',
    does: 'Forgets held deliveries: ids, or all of them.',
    run: ({ simulator: { world }, input }) => {
      const held = heldDeliveries(world, input.only('ids', 'order'))
      for (const delivery of held) world.deliveries.save({ ...delivery, status: 'dropped' })
      return { dropped: held.length }
    },
  },
  {
    method: 'POST',
    path: '/_sim/deliveries/resend',
    does: 'Sends an event again: event, and endpoint where only one of them is meant.',
    run: ({ simulator: { world, deliveries }, input }) => {
      input.only('event', 'endpoint')
      const id = input.requiredText('event')
      const books = booksWith(world, 'events', id)
      const only = input.text('endpoint')
      const endpoints = [...books.webhookEndpoints.oldestFirst()].filter(
        (endpoint) => only === undefined || endpoint.id === only,
      )
      return { deliveries: endpoints.map((endpoint) => deliveries.resend(books, books.events.get(id), endpoint.id)) }
    },
  },
  {
    method: 'GET',
    path: '/_sim/idle',
    does: 'Answers when nothing is being delivered and nothing is about to be.',
    run: ({ simulator: { deliveries } }) => deliveries.whenIdle(),
  },
  {
    method: 'POST',
    path: '/_sim/webhook_endpoints/:id/roll',
    does: 'Gives an endpoint a new secret and tells it; the old one works on for oldWorksMs, a day if not said.',
    run: ({ simulator: { world }, input, id }) => {
      const oldWorksMs = input.only('oldWorksMs').number('oldWorksMs') ?? DAY_MS
      const books = booksWith(world, 'webhookEndpoints', id)
      const expiresAtMs = world.clock.nowMs() + oldWorksMs
      const old = books.secrets.get(id).secrets.map(({ secret }) => ({ secret, expiresAtMs }))
      const secret = newSecret()
      books.secrets.save({ id, secrets: [{ secret, expiresAtMs: null }, ...old] })
      return { id, secret, oldWorksMs }
    },
  },
]

function wantedDeliveries(world: World, input: Input): DeliveryRow[] {
  const [account, status] = [input.text('account'), input.text('status')]
  const [event, type] = [input.text('event'), input.text('type')]
  return [...world.deliveries.newestFirst()].filter(
    (delivery) =>
      (account === undefined || delivery.account === account) &&
      (status === undefined || delivery.status === status) &&
      (event === undefined || delivery.event === event) &&
      (type === undefined || delivery.type === type),
  )
}

function heldDeliveries(world: World, input: Input): readonly DeliveryRow[] {
  const ids = input.texts('ids')
  const isNewestFirst = input.oneOf('order', ['oldest_first', 'newest_first']) === 'newest_first'
  if (!ids) {
    const all = isNewestFirst ? world.deliveries.newestFirst() : world.deliveries.oldestFirst()
    return [...all].filter((delivery) => delivery.status === 'held')
  }
  return ids.map((id) => {
    const delivery = world.deliveries.find(id)
    if (delivery?.status !== 'held') throw new ControlFault(`${id} is not held.`, 404)
    return delivery
  })
}
