import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { runStatement, statementIn, type Transaction } from '#lib/db/client.ts'

/** An event as the inbox keeps it: ids only, never its contents. */
export type VerifiedEvent = {
  readonly eventId: string
  readonly type: string
  readonly objectId: string
  readonly paymentIntentId: string | null
  readonly occurredAt: Date
}

export type EventReceiver = { readonly scope: BranchScope; readonly stripeAccountId: string }

/** An event and one of the accounts that it is for. */
export type Delivery<Event extends VerifiedEvent = VerifiedEvent> = {
  readonly event: Event
  readonly receiver: EventReceiver
}

/**
 * Keeps each event once for its account, together with the job that handles it, all in one statement. `enqueue` is the
 * SQL that queues the job of each kept row. What is known adds nothing. Says which are new.
 */
export async function insertStripeEvents<Event extends VerifiedEvent>(
  deliveries: readonly Delivery<Event>[],
  enqueue: (source: string) => string,
): Promise<readonly Delivery<Event>[]> {
  const text = `with delivery as (
      -- In one order for everyone, so that two groups never wait for each other.
      select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[])
        as t (branch_id, stripe_account_id, event_id, type, object_id, payment_intent_id, occurred_at)
      order by event_id, stripe_account_id
    ), kept as (
      insert into stripe_event
        (branch_id, stripe_account_id, event_id, type, object_id, payment_intent_id, occurred_at, state, handled_at)
      select branch_id, stripe_account_id, event_id, type, object_id, payment_intent_id, occurred_at,
        (case when payment_intent_id is null then 'ignored' else 'waiting' end)::"StripeEventState",
        case when payment_intent_id is null then now() end
      from delivery
      on conflict (branch_id, stripe_account_id, event_id) do nothing
      returning branch_id, stripe_account_id, event_id, payment_intent_id
    ), to_handle as (
      select jsonb_build_object('branchId', branch_id, 'stripeAccountId', stripe_account_id,
          'paymentIntentId', payment_intent_id) as input,
        stripe_account_id || ':' || payment_intent_id as key, now() as start_after
      from kept where payment_intent_id is not null
    ), queued as (${enqueue('to_handle')})
    select event_id as "eventId", stripe_account_id as "stripeAccountId" from kept`
  const events = deliveries.map(({ event }) => event)
  const kept = await runStatement<{ eventId: string; stripeAccountId: string }>(
    text,
    [
      deliveries.map(({ receiver }) => receiver.scope.branchId),
      deliveries.map(({ receiver }) => receiver.stripeAccountId),
      events.map(({ eventId }) => eventId),
      events.map(({ type }) => type),
      events.map(({ objectId }) => objectId),
      events.map(({ paymentIntentId }) => paymentIntentId),
      events.map(({ occurredAt }) => occurredAt),
    ],
    'keep-events',
  )
  const keys = new Set(kept.map(({ eventId, stripeAccountId }) => `${stripeAccountId}:${eventId}`))
  return deliveries.filter(({ event, receiver }) => keys.has(`${receiver.stripeAccountId}:${event.eventId}`))
}

/** PaymentIntents of an account whose events wait, oldest first. */
export async function listWaitingIntents(
  { branchId }: BranchScope,
  stripeAccountId: string,
): Promise<readonly string[]> {
  const rows = await runStatement<{ paymentIntentId: string }>(
    `select payment_intent_id as "paymentIntentId" from stripe_event
    where branch_id = $1 and stripe_account_id = $2 and state = 'waiting' group by payment_intent_id order by min(id)`,
    [branchId, stripeAccountId],
  )
  return rows.map(({ paymentIntentId }) => paymentIntentId)
}

/** Closes the inbox rows of a payment that came before Stripe was asked; says how many there were. */
export async function saveEventsHandled(
  tx: Transaction,
  scope: BranchScope,
  asked: { readonly stripeAccountId: string; readonly paymentIntentId: string; readonly askedExactlyAt: string },
): Promise<number> {
  const { askedExactlyAt, stripeAccountId, paymentIntentId } = asked
  const closed = await statementIn(tx)`
    update stripe_event set state = 'handled', handled_at = now()
    where branch_id = ${scope.branchId} and stripe_account_id = ${stripeAccountId}
      and payment_intent_id = ${paymentIntentId} and state = 'waiting' and received_at < ${askedExactlyAt}::timestamptz
    returning id`
  return closed.length
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
