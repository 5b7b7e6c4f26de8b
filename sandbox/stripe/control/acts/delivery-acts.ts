import type { Stripe } from 'stripe'
import type { SimulatorParts } from '#sandbox/stripe/simulator.ts'
import { newId } from '#sandbox/stripe/state/new-id.ts'
import type { DeliveryRow, EventRow } from '#sandbox/stripe/state/rows.ts'
import type { World } from '#sandbox/stripe/state/world.ts'
import type { DeliveryRule } from '#sandbox/stripe/webhooks/delivery-rules.ts'
import { letterOf } from '#sandbox/stripe/webhooks/letter-of.ts'
import { newSecret } from '#sandbox/stripe/webhooks/new-secret.ts'
import { ControlFault } from '../control-fault.ts'
import { booksWith } from '../find-books.ts'

/** A delivery that is held, as it would be posted now: its signature is fresh each time it is asked for. */
export type PendingDelivery = {
  readonly id: string
  readonly account: string
  readonly type: string
  readonly eventId: string
  readonly endpoint: { readonly id: string; readonly url: string }
  readonly body: string
  /** For the header `stripe-signature`. */
  readonly signature: string
}

export type HeldOrder = 'oldest_first' | 'newest_first'

export type DeliveryActs = {
  readonly list: () => readonly DeliveryRow[]
  /** What is held, oldest first: of one account, or of all. */
  readonly pending: (account?: string) => readonly PendingDelivery[]
  /** What an endpoint has answered to a held delivery that somebody else brought it; all but 2xx leaves it held. */
  readonly report: (deliveryId: string, status: number) => DeliveryRow
  /** Posts held deliveries one after the other, or many at a time. */
  readonly release: (held: readonly DeliveryRow[], how?: 'in_order' | 'at_once') => Promise<number>
  readonly held: (which?: { ids?: readonly string[] | undefined; order?: HeldOrder | undefined }) => DeliveryRow[]
  readonly drop: (held: readonly DeliveryRow[]) => number
  /** Sends an event again, to one endpoint or to all of its account. */
  readonly resend: (eventId: string, endpointId?: string) => readonly DeliveryRow[]
  /** Tells the same news once more under an event id of its own, as Stripe sometimes does. */
  readonly twin: (eventId: string) => EventRow
  readonly rules: () => readonly DeliveryRule[]
  readonly addRule: (rule: Partial<Omit<DeliveryRule, 'id'>> & Pick<DeliveryRule, 'action'>) => DeliveryRule
  readonly clearRules: () => void
  /** Gives an endpoint a new secret; the old one works on for a while. */
  readonly rollSecret: (endpointId: string, oldWorksMs?: number) => string
  /** Resolves when nothing is being posted and nothing is about to be. */
  readonly whenIdle: () => Promise<void>
}

const DAY_MS = 24 * 60 * 60 * 1000

export function deliveryActs({ world, deliveries }: SimulatorParts): DeliveryActs {
  return {
    list: () => [...world.deliveries.newestFirst()],
    pending: (account) =>
      heldDeliveries(world, {})
        .filter((delivery) => account === undefined || delivery.account === account)
        .flatMap((delivery) => pendingOf(world, delivery)),
    report: (id, status) => {
      const [delivery] = heldDeliveries(world, { ids: [id] })
      if (!delivery) throw new ControlFault(`${id} is not held.`, 404)
      return deliveries.report(world, delivery, status)
    },
    release: async (held, how = 'in_order') => {
      if (how === 'at_once') await deliveries.releaseAtOnce(world, held)
      else await deliveries.release(world, held)
      return held.length
    },
    held: (which = {}) => heldDeliveries(world, which),
    drop: (held) => {
      for (const delivery of held) deliveries.drop(world, delivery)
      return held.length
    },
    resend: (eventId, endpointId) => {
      const books = booksWith(world, 'events', eventId)
      const endpoints: readonly Pick<Stripe.WebhookEndpoint, 'id'>[] =
        endpointId === undefined ? [...books.webhookEndpoints.oldestFirst()] : [{ id: endpointId }]
      return endpoints.map(({ id }) => deliveries.resend(books, books.events.get(eventId), id))
    },
    twin: (eventId) => {
      const books = booksWith(world, 'events', eventId)
      const twin = books.events.save({ ...books.events.get(eventId), id: newId('evt') })
      deliveries.enqueue(books, twin)
      return twin
    },
    rules: () => deliveries.rules.list(),
    addRule: (rule) =>
      deliveries.rules.add({ account: null, endpoint: null, type: null, times: null, delayMs: 1000, ...rule }),
    clearRules: () => deliveries.rules.clear(),
    rollSecret: (id, oldWorksMs = DAY_MS) => rollSecret(world, id, oldWorksMs),
    whenIdle: () => deliveries.whenIdle(),
  }
}

function pendingOf(world: World, delivery: DeliveryRow): PendingDelivery[] {
  const books = world.books(delivery.account, delivery.livemode)
  const letter = letterOf(books, delivery)
  if (!letter) return []
  const { id, account, type, event: eventId, endpoint } = delivery
  const { url, body, signature } = letter
  return [{ id, account, type, eventId, endpoint: { id: endpoint, url }, body, signature }]
}

function heldDeliveries(
  world: World,
  { ids, order }: { ids?: readonly string[] | undefined; order?: HeldOrder | undefined },
): DeliveryRow[] {
  if (!ids) {
    const all = order === 'newest_first' ? world.deliveries.newestFirst() : world.deliveries.oldestFirst()
    return [...all].filter((delivery) => delivery.status === 'held')
  }
  return ids.map((id) => {
    const delivery = world.deliveries.find(id)
    if (delivery?.status !== 'held') throw new ControlFault(`${id} is not held.`, 404)
    return delivery
  })
}

function rollSecret(world: World, endpointId: string, oldWorksMs: number): string {
  const books = booksWith(world, 'webhookEndpoints', endpointId)
  const nowMs = world.clock.nowMs()
  const expiresAtMs = nowMs + oldWorksMs
  const working = books.secrets.get(endpointId).secrets.filter((one) => (one.expiresAtMs ?? expiresAtMs) > nowMs)
  const old = working.map((one) => ({ ...one, expiresAtMs: Math.min(one.expiresAtMs ?? expiresAtMs, expiresAtMs) }))
  const secret = newSecret()
  books.secrets.save({ id: endpointId, secrets: [{ secret, expiresAtMs: null }, ...old] })
  return secret
}
