import type { Stripe } from 'stripe'
import { type Books, schedule } from '#sandbox/stripe/state/books.ts'
import { newId } from '#sandbox/stripe/state/new-id.ts'
import type { DeliveryAttempt, DeliveryRow, EventRow } from '#sandbox/stripe/state/rows.ts'
import type { Stored } from '#sandbox/stripe/state/stored.ts'
import type { World } from '#sandbox/stripe/state/world.ts'
import { DeliveryRules } from './delivery-rules.ts'
import { letterOf } from './letter-of.ts'
import { postPayload } from './post-payload.ts'

const MOST_AT_ONCE = 48
const MOST_REMEMBERED = 5000

/** Brings events to the endpoints that want them, in the background, again and again until they are taken. */
export class DeliveryQueue {
  readonly rules = new DeliveryRules()
  #waiting: DeliveryRow[] = []
  #next = 0
  #underWay = 0
  #finished: string[] = []
  #idle: Array<() => void> = []
  #isStopped = false

  /** Called when an event was published. */
  enqueue(books: Books, event: EventRow): void {
    const wanting = [...books.webhookEndpoints.oldestFirst()].filter((endpoint) => wants(endpoint, event.type))
    if (wanting.length === 0) return
    books.world.undelivered.set(event.id, wanting.length)
    for (const endpoint of wanting) this.#start(books, newDelivery(books, event, endpoint.id))
  }

  /** Sends an event again, as the Dashboard's resend does: a delivery of its own, past all rules. */
  resend(books: Books, event: EventRow, endpointId: string): DeliveryRow {
    const { world } = books
    const status = world.settings.holdDeliveries ? 'held' : 'waiting'
    const delivery = world.deliveries.save({ ...newDelivery(books, event, endpointId), status })
    if (status === 'waiting') this.#push(world, delivery)
    return delivery
  }

  /** Takes down what an endpoint has answered to a held delivery that somebody else brought it. */
  report(world: World, delivery: DeliveryRow, status: number): DeliveryRow {
    const isTaken = isSuccess(status)
    const attempt = { atMs: world.clock.nowMs(), tookMs: 0, status, error: null }
    if (isTaken) countUndelivered(world, delivery.event, -1)
    return world.deliveries.save({
      ...delivery,
      attempts: [...delivery.attempts, attempt],
      status: isTaken ? 'succeeded' : 'held',
    })
  }

  /** Lost on its way: the endpoint will never get it, and the event goes on saying that it was not delivered. */
  drop(world: World, delivery: DeliveryRow): void {
    world.deliveries.save({ ...delivery, status: 'dropped' })
  }

  /** Lets held deliveries go, in the order in which they are given, each only when the one before has arrived. */
  async release(world: World, deliveries: readonly DeliveryRow[]): Promise<void> {
    for (const delivery of deliveries) await this.#attempt(world, delivery)
  }

  /** Lets held deliveries go as they would have gone, many at a time. */
  releaseAtOnce(world: World, deliveries: readonly DeliveryRow[]): Promise<void> {
    this.#waiting.push(...deliveries)
    this.#pump(world)
    return this.whenIdle()
  }

  /** Takes up a delivery whose pause is over. */
  retry(world: World, deliveryId: string): void {
    const delivery = world.deliveries.find(deliveryId)
    if (delivery?.status === 'retrying' || delivery?.status === 'waiting') this.#push(world, delivery)
  }

  /** Takes up what a state that was just read had not yet sent. */
  resume(world: World): void {
    this.#waiting = []
    this.#next = 0
    world.undelivered.clear()
    for (const delivery of world.deliveries.oldestFirst()) {
      if (delivery.status !== 'succeeded') countUndelivered(world, delivery.event, 1)
      if (delivery.status === 'waiting' || delivery.status === 'sending') this.#push(world, delivery)
    }
  }

  /** Resolves when nothing is being sent and nothing is about to be. */
  whenIdle(): Promise<void> {
    if (this.#isIdle()) return Promise.resolve()
    return new Promise((resolve) => this.#idle.push(resolve))
  }

  stop(): void {
    this.#isStopped = true
  }

  #start(books: Books, delivery: DeliveryRow): void {
    const { world } = books
    const rule = this.rules.take(delivery)
    if (rule?.action === 'hold' || world.settings.holdDeliveries) {
      world.deliveries.save({ ...delivery, status: 'held' })
      return
    }
    if (rule?.action === 'drop') {
      this.drop(world, delivery)
      return
    }
    if (rule?.action === 'delay') {
      world.deliveries.save({ ...delivery, status: 'retrying', nextAttemptAtMs: world.clock.nowMs() + rule.delayMs })
      schedule(books, 'deliver', { subject: delivery.id, afterMs: rule.delayMs })
      return
    }
    world.deliveries.save(delivery)
    this.#push(world, delivery)
    if (rule?.action === 'duplicate') this.#push(world, world.deliveries.save({ ...delivery, id: newId('whd') }))
  }

  #push(world: World, delivery: DeliveryRow): void {
    this.#waiting.push(delivery)
    this.#pump(world)
  }

  #pump(world: World): void {
    while (!this.#isStopped && this.#underWay < MOST_AT_ONCE) {
      const delivery = this.#waiting[this.#next]
      if (!delivery) {
        this.#waiting = []
        this.#next = 0
        break
      }
      this.#next += 1
      void this.#attempt(world, delivery)
    }
    if (this.#isIdle()) for (const tell of this.#idle.splice(0)) tell()
  }

  async #attempt(world: World, delivery: DeliveryRow): Promise<void> {
    this.#underWay += 1
    const books = world.books(delivery.account, delivery.livemode)
    const attempt = await send(books, delivery)
    this.#underWay -= 1
    if (!this.#isStopped) this.#conclude(books, delivery.id, attempt)
    this.#pump(world)
  }

  #conclude(books: Books, deliveryId: string, attempt: DeliveryAttempt): void {
    const { deliveries, settings, clock } = books.world
    const delivery = deliveries.find(deliveryId)
    // A reset in the meantime has forgotten it.
    if (!delivery) return
    const attempts = [...delivery.attempts, attempt]
    const isTaken = attempt.status !== null && isSuccess(attempt.status)
    const pauseMs = settings.retryDelaysMs[attempts.length - 1]
    if (isTaken || pauseMs === undefined) {
      deliveries.save({ ...delivery, attempts, status: isTaken ? 'succeeded' : 'failed', nextAttemptAtMs: null })
      if (isTaken) countUndelivered(books.world, delivery.event, -1)
      this.#forgetOldest(books.world, delivery.id)
      return
    }
    deliveries.save({ ...delivery, attempts, status: 'retrying', nextAttemptAtMs: clock.nowMs() + pauseMs })
    schedule(books, 'deliver', { subject: delivery.id, afterMs: pauseMs })
  }

  #forgetOldest(world: World, finishedId: string): void {
    this.#finished.push(finishedId)
    if (this.#finished.length < MOST_REMEMBERED * 2) return
    for (const id of this.#finished.splice(0, MOST_REMEMBERED)) world.deliveries.delete(id)
  }

  #isIdle(): boolean {
    return this.#underWay === 0 && this.#next >= this.#waiting.length
  }
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300
}

function wants(endpoint: Stored<Stripe.WebhookEndpoint>, type: string): boolean {
  if (endpoint.status !== 'enabled') return false
  return endpoint.enabled_events.includes('*') || endpoint.enabled_events.includes(type)
}

function newDelivery(books: Books, event: EventRow, endpoint: string): DeliveryRow {
  return {
    id: newId('whd'),
    account: books.accountId,
    livemode: books.livemode,
    endpoint,
    event: event.id,
    type: event.type,
    status: 'waiting',
    createdAtMs: books.world.clock.nowMs(),
    nextAttemptAtMs: null,
    attempts: [],
  }
}

async function send(books: Books, delivery: DeliveryRow): Promise<DeliveryAttempt> {
  const { clock, settings } = books.world
  const atMs = clock.nowMs()
  const startedAtMs = Date.now()
  const letter = letterOf(books, delivery)
  if (!letter) return { atMs, tookMs: 0, status: null, error: 'The endpoint was deleted.' }
  const { status, error } = await postPayload({ ...letter, timeoutMs: settings.deliveryTimeoutMs })
  return { atMs, tookMs: Date.now() - startedAtMs, status, error }
}

function countUndelivered(world: World, eventId: string, by: number): void {
  const count = (world.undelivered.get(eventId) ?? 0) + by
  if (count > 0) world.undelivered.set(eventId, count)
  else world.undelivered.delete(eventId)
}
