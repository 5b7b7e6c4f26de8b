import 'server-only'
import { database } from '#lib/db/client.ts'

// Everything that is not final yet, of all branches: what the reconciler asks about.

export type OpenSubject = {
  readonly branchId: string
  readonly stripeAccountId: string
  readonly paymentIntentId: string
}

/**
 * Payments about which Stripe may still have news, newest first: those that nobody can ask about any more, as behind a
 * revoked key, must not keep the others from their turn.
 */
export async function listUnsettledPayments(): Promise<readonly OpenSubject[]> {
  const rows = await database().payment.findMany({
    where: {
      stripePaymentIntentId: { not: null },
      OR: [
        { state: { in: ['awaiting', 'held'] } },
        { state: { not: 'canceled' }, balanceTransactionId: null },
        { refunds: { some: { state: { in: ['requested', 'pending'] } } } },
        { refunds: { some: { state: 'succeeded', balanceTransactionId: null } } },
        { holdOrders: { some: { state: 'requested' } } },
        {
          disputes: { some: { state: { in: ['inquiry', 'inquiry_under_review', 'needs_response', 'under_review'] } } },
        },
      ],
    },
    select: { branchId: true, stripeAccountId: true, stripePaymentIntentId: true },
    orderBy: { createdAt: 'desc' },
    take: 5000,
  })
  return rows.flatMap(({ stripePaymentIntentId: paymentIntentId, ...row }) =>
    paymentIntentId ? [{ ...row, paymentIntentId }] : [],
  )
}

/** Holds that can be captured for less than a day more and that nobody has decided about. */
export function listHoldsRunningOut(): Promise<
  readonly { readonly branchId: string; readonly id: string; readonly visitId: string }[]
> {
  const soon = new Date(Date.now() + 24 * 3_600_000)
  return database().payment.findMany({
    where: { state: 'held', captureBefore: { lt: soon }, holdOrders: { none: { state: 'requested' } } },
    orderBy: { captureBefore: 'asc' },
    select: { branchId: true, id: true, visitId: true },
    take: 500,
  })
}

/**
 * PaymentIntents whose events wait though their job has given up. The accounts take turns, each with its oldest first:
 * one behind a revoked key, whose events wait for good, must not keep the others from their turn.
 */
export function listWaitingSubjects(): Promise<readonly OpenSubject[]> {
  return database().$queryRaw`
    select branch_id as "branchId", stripe_account_id as "stripeAccountId", payment_intent_id as "paymentIntentId"
    from stripe_event where state = 'waiting' and received_at < now() - interval '1 minute'
    group by branch_id, stripe_account_id, payment_intent_id
    order by row_number() over (partition by branch_id, stripe_account_id order by min(id)), min(id) limit 5000`
}

/**
 * Payments that wait for a client whose visit is not held for them any more, such as one that is paid at the salon:
 * nobody may make them, and their PaymentIntent must go. What is open by the clock ends by it: it needs no hold.
 */
export function listAbandonedPayments(): Promise<readonly { readonly branchId: string; readonly paymentId: string }[]> {
  return database().$queryRaw`
    select p.branch_id as "branchId", p.id as "paymentId"
    from payment p join visit v on v.branch_id = p.branch_id and v.id = p.visit_id
    where p.state = 'awaiting' and p.source = 'form' and p.open_until is null and v.state <> 'on_hold'
    order by p.created_at limit 1000`
}

export type OpenPromises = {
  readonly refunds: readonly { readonly branchId: string; readonly refundId: string }[]
  readonly holdOrders: readonly { readonly branchId: string; readonly holdOrderId: string }[]
  readonly disputeAnswers: readonly { readonly branchId: string; readonly disputeAnswerId: string }[]
}

type PromiseRow = {
  readonly kind: 'refund' | 'hold_order' | 'dispute_answer'
  readonly branchId: string
  readonly id: string
}

/**
 * What was promised and not kept yet: refunds, captures and releases of holds, answers. The accounts take turns, each
 * with its oldest first: promises behind a revoked key must not keep the others from their turn.
 */
export async function listOpenPromises(): Promise<OpenPromises> {
  const rows = await database().$queryRaw<readonly PromiseRow[]>`
    select kind, branch_id as "branchId", id from (
      select 'refund' as kind, branch_id, stripe_account_id, id, created_at from refund where state = 'requested'
      union all
      select 'hold_order', branch_id, stripe_account_id, id, created_at from hold_order where state = 'requested'
      union all
      select 'dispute_answer', a.branch_id, d.stripe_account_id, a.id, a.created_at
      from dispute_answer a join dispute d on d.branch_id = a.branch_id and d.id = a.dispute_id
      where a.state = 'requested'
    ) promised
    order by row_number() over (partition by branch_id, stripe_account_id order by created_at), created_at limit 3000`
  const of = (wanted: PromiseRow['kind']) => rows.filter(({ kind }) => kind === wanted)
  return {
    refunds: of('refund').map(({ branchId, id: refundId }) => ({ branchId, refundId })),
    holdOrders: of('hold_order').map(({ branchId, id: holdOrderId }) => ({ branchId, holdOrderId })),
    disputeAnswers: of('dispute_answer').map(({ branchId, id: disputeAnswerId }) => ({ branchId, disputeAnswerId })),
  }
}
