import 'server-only'
import { EVENT_TYPES } from './event-types.ts'
import { type StripeAccount, stripeFor } from './stripe-account.ts'
import { readListedEvent, type StripeEvent } from './verify-event.ts'

const PAGE_SIZE = 100

/** Everything that Stripe has told, or tried to tell, our endpoint since then, newest first. Stripe keeps 30 days. */
export async function* readEvents(account: StripeAccount, since: Date): AsyncIterable<StripeEvent> {
  const created = { gte: Math.floor(since.getTime() / 1000) }
  const events = stripeFor(account).events.list({ created, types: [...EVENT_TYPES], limit: PAGE_SIZE })
  for await (const event of events) yield readListedEvent(event)
}
