import 'server-only'
import { pass } from '#lib/crash-points.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { getStripeCredentials } from '#lib/db/payments/stripe-accounts.ts'
import { insertStripeEvents } from '#lib/db/payments/stripe-events.ts'
import { getEventsSpan, type MissedEvent, saveEventsRun } from '#lib/db/reconciliation/reconciliation-runs.ts'
import { enqueueSql } from '#lib/queue/queue.ts'
import { readEvents } from '#lib/stripe/read-events.ts'

/**
 * Brings into the inbox what no webhook brought: Stripe keeps a list of its events. Each goes the way of one that was
 * delivered. Says how many there were; a run that breaks down begins at the same place again.
 */
export async function reconcileAccount(scope: BranchScope, stripeAccountId: string): Promise<number> {
  const account = await getStripeCredentials(scope, stripeAccountId)
  const { from, until } = await getEventsSpan(scope, stripeAccountId)
  let seen = 0
  const missed: MissedEvent[] = []
  for await (const page of readEvents(account, from)) {
    seen += page.length
    const deliveries = page.map((event) => ({ event, receiver: { scope, stripeAccountId } }))
    const kept = await insertStripeEvents(deliveries, (source) => enqueueSql('handle-stripe-event', source))
    missed.push(...kept.map(({ event: { eventId, type, paymentIntentId } }) => ({ eventId, type, paymentIntentId })))
  }
  pass('reconcile.events_kept')
  await saveEventsRun(scope, { stripeAccountId, until, seen, missed })
  return missed.length
}
