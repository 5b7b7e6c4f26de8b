import type { Stripe } from 'stripe'
import { API_VERSION } from '#sandbox/stripe/api/api-version.ts'
import type { LiteralsOf } from '#sandbox/stripe/params/param-table.ts'
import type { Books } from '#sandbox/stripe/state/books.ts'
import { newId } from '#sandbox/stripe/state/new-id.ts'
import type { EventRow } from '#sandbox/stripe/state/rows.ts'
import type { Stored } from '#sandbox/stripe/state/stored.ts'
import { changesBetween } from './changes-between.ts'

export type EventType = LiteralsOf<Stripe.Event['type']>
type ObjectOf<Type extends EventType> = Stored<Extract<Stripe.Event, { type: Type }>['data']['object']>

/** Records that something happened; the endpoints that want to know are told in the background. */
export function publishEvent<Type extends EventType>(
  books: Books,
  type: Type,
  news: { object: ObjectOf<Type>; before?: ObjectOf<Type> },
): void {
  const { world } = books
  const previous = news.before ? { previous_attributes: changesBetween(news.before, news.object) } : {}
  const event: EventRow = {
    id: newId('evt'),
    object: 'event',
    api_version: API_VERSION,
    created: world.clock.now(),
    data: { object: news.object, ...previous },
    livemode: books.livemode,
    request: { id: world.request?.id ?? null, idempotency_key: world.request?.idempotencyKey ?? null },
    type,
  }
  books.events.save(event)
  world.hooks.eventPublished(books, event)
}
