import 'server-only'
import { pass } from '#lib/crash-points.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { getStripeCredentials } from '#lib/db/payments/stripe-accounts.ts'
import { insertStripeEvent } from '#lib/db/payments/stripe-events.ts'
import {
  getEventsSpan,
  insertRun,
  type MissedEvent,
  saveEventsReadUntil,
} from '#lib/db/reconciliation/reconciliation-runs.ts'
import { enqueueSql } from '#lib/queue/queue.ts'
import { readEvents } from '#lib/stripe/read-events.ts'

const MOST_KEPT = 100

/**
 * Brings into the inbox what no webhook brought: Stripe keeps a list of its events. Each goes the way of one that was
 * delivered. Says how many there were; a run that breaks down begins at the same place again.
 */
export async function reconcileAccount(scope: BranchScope, stripeAccountId: string): Promise<number> {
  const account = await getStripeCredentials(scope, stripeAccountId)
  const { from, until } = await getEventsSpan(scope, stripeAccountId)
  let seen = 0
  const missed: MissedEvent[] = []
  for await (const event of readEvents(account, from)) {
    seen += 1
    const owner = [{ scope, stripeAccountId }]
    const kept = await insertStripeEvent(event, owner, (source) => enqueueSql('handle-stripe-event', source))
    const { eventId, type, paymentIntentId } = event
    if (kept > 0) missed.push({ eventId, type, paymentIntentId })
  }
  pass('reconcile.events_kept')
  await saveEventsReadUntil(scope, { id: stripeAccountId, until })
  const differences = missed.slice(0, MOST_KEPT)
  const counts = { seen, missed: missed.length }
  await insertRun(scope, { kind: 'events', stripeAccountId, startedAt: until, ...counts, differences })
  return missed.length
}
