import 'server-only'
import { batchesOf } from './batches-of.ts'
import { EVENT_TYPES } from './event-types.ts'
import { type StripeAccount, stripeFor } from './stripe-account.ts'
import { readListedEvent, type StripeEvent } from './verify-event.ts'

const PAGE_SIZE = 100

/**
 * Everything that Stripe has told, or tried to tell, our endpoint since then, newest first, a page at a time. Stripe
 * keeps 30 days.
 */
export async function* readEvents(account: StripeAccount, since: Date): AsyncIterable<readonly StripeEvent[]> {
  const created = { gte: Math.floor(since.getTime() / 1000) }
  const events = stripeFor(account).events.list({ created, types: [...EVENT_TYPES], limit: PAGE_SIZE })
  for await (const page of batchesOf(events, PAGE_SIZE)) yield page.map(readListedEvent)
}
