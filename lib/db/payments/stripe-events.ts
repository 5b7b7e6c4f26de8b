import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database, runStatement, type Transaction } from '#lib/db/client.ts'

/** An event as the inbox keeps it: ids only, never its contents. */
export type VerifiedEvent = {
  readonly eventId: string
  readonly type: string
  readonly objectId: string
  readonly paymentIntentId: string | null
  readonly occurredAt: Date
}

/**
 * Keeps an event once for every account that it was signed for, together with the job that handles it, in one
 * statement. `enqueue` is the SQL that queues the job of each kept row. An event that is known adds nothing. Says how
 * many rows were kept.
 */
export async function insertStripeEvent(
  event: VerifiedEvent,
  accounts: readonly { readonly scope: BranchScope; readonly stripeAccountId: string }[],
  enqueue: (source: string) => string,
): Promise<number> {
  const text = `with signed as (
      select * from unnest($1::uuid[], $2::uuid[]) as t (branch_id, stripe_account_id)
    ), kept as (
      insert into stripe_event
        (branch_id, stripe_account_id, event_id, type, object_id, payment_intent_id, occurred_at, state, handled_at)
      select branch_id, stripe_account_id, $3, $4, $5, $6, $7,
        (case when $6::text is null then 'ignored' else 'waiting' end)::"StripeEventState",
        case when $6::text is null then now() end
      from signed
      on conflict (branch_id, stripe_account_id, event_id) do nothing
      returning branch_id, stripe_account_id, payment_intent_id
    ), to_handle as (
      select jsonb_build_object('branchId', branch_id, 'stripeAccountId', stripe_account_id,
          'paymentIntentId', payment_intent_id) as input,
        stripe_account_id || ':' || payment_intent_id as key, now() as start_after
      from kept where payment_intent_id is not null
    ), queued as (${enqueue('to_handle')})
    select count(*)::int as kept from kept`
  const [counted] = await runStatement<{ kept: number }>(text, [
    accounts.map(({ scope }) => scope.branchId),
    accounts.map(({ stripeAccountId }) => stripeAccountId),
    event.eventId,
    event.type,
    event.objectId,
    event.paymentIntentId,
    event.occurredAt,
  ])
  return counted?.kept ?? 0
}

/** Closes the inbox rows of a payment that came before Stripe was asked. */
export async function saveEventsHandled(
  tx: Transaction,
  scope: BranchScope,
  asked: { readonly stripeAccountId: string; readonly paymentIntentId: string; readonly askedAt: Date },
): Promise<void> {
  const { askedAt, ...source } = asked
  await tx.stripeEvent.updateMany({
    where: { branchId: scope.branchId, ...source, state: 'waiting', receivedAt: { lt: askedAt } },
    data: { state: 'handled', handledAt: new Date() },
  })
}

/** Closes the inbox rows of a PaymentIntent that is none of ours. */
export async function saveEventsIgnored(
  tx: Transaction,
  scope: BranchScope,
  source: { readonly stripeAccountId: string; readonly paymentIntentId: string },
): Promise<void> {
  await tx.stripeEvent.updateMany({
    where: { branchId: scope.branchId, ...source, state: 'waiting' },
    data: { state: 'ignored', handledAt: new Date() },
  })
}

/** PaymentIntents whose events wait though their job has given up, of all branches; oldest first. */
export function listWaitingSubjects(): Promise<
  readonly { readonly branchId: string; readonly stripeAccountId: string; readonly paymentIntentId: string }[]
> {
  return database().$queryRaw`
    select branch_id as "branchId", stripe_account_id as "stripeAccountId", payment_intent_id as "paymentIntentId"
    from stripe_event where state = 'waiting' and received_at < now() - interval '1 minute'
    group by branch_id, stripe_account_id, payment_intent_id order by min(id) limit 5000`
}
