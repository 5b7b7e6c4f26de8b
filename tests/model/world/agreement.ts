import { database } from '#lib/db/client.ts'
import { followBalance } from '#lib/flows/cash-flow/follow-balance.ts'
import { proveLedger } from '#lib/flows/stripe-events/prove-ledger.ts'
import type { RunningSimulator } from '#sandbox/stripe/start-simulator.ts'
import type { Salon } from '#tests/support/salon.ts'
import { differencesOf, type Side, stripeSide, sumsOf } from './differences.ts'
import { reportDisagreements } from './report-agreement.ts'

const DAY_MS = 24 * 3_600_000

/** Where a salon's books say something else than Stripe's; nothing may. */
export async function disagreements(salon: Salon, simulator: RunningSimulator): Promise<readonly string[]> {
  const { form, stripeAccountId, stripe, branchId } = salon
  const found = differencesOf(stripeSide(simulator.truth(stripe.id)), await ourSide(branchId))
  const span = { from: new Date(Date.now() - 40 * DAY_MS), until: new Date(Date.now() + DAY_MS) }
  await followBalance(form, stripeAccountId)
  const unproved = await proveLedger(form, stripeAccountId, span)
  const unprovedInWords = unproved.map((difference) => `not proved: ${JSON.stringify(difference)}`)
  const reported = await reportDisagreements(salon, simulator.truth(stripe.id))
  return [...found, ...(await listLeftOpen(branchId)), ...unprovedInWords, ...reported]
}

async function ourSide(branchId: string): Promise<Side> {
  const db = database()
  const where = { branchId }
  const payments = await db.payment.findMany({ where })
  const refunds = await db.refund.findMany({ where })
  const disputes = await db.dispute.findMany({ where })
  const moved = await db.$queryRaw<{ payment: string; currency: string; minor: number }[]>`
    select p.stripe_payment_intent_id as payment, l.currency, l.amount_minor::float8 as minor
    from ledger_posting l join ledger_entry e on e.branch_id = l.branch_id and e.id = l.entry_id
    join payment p on p.branch_id = e.branch_id and p.id = e.payment_id
    where l.branch_id = ${branchId}::uuid and l.account = 'stripe_balance'`
  return {
    charges: payments.flatMap(({ stripeChargeId }) => stripeChargeId ?? []),
    refunds: refunds.flatMap(({ stripeRefundId, state, amountMinor }) =>
      stripeRefundId ? [`${stripeRefundId} ${state} ${amountMinor}`] : [],
    ),
    disputes: disputes.map(({ stripeDisputeId, amountMinor }) => `${stripeDisputeId} ${amountMinor}`),
    balance: sumsOf(moved),
  }
}

/** What may wait while the world is in disorder, and must not when it is in order again. */
async function listLeftOpen(branchId: string): Promise<readonly string[]> {
  const rows = await database().$queryRaw<{ what: string }[]>`
    select 'event ' || event_id || ' waits' as what from stripe_event
      where branch_id = ${branchId}::uuid and state = 'waiting'
    union all select 'refund ' || id || ' is not sent' from refund
      where branch_id = ${branchId}::uuid and state = 'requested'
    union all select 'hold order ' || id || ' is not sent' from hold_order
      where branch_id = ${branchId}::uuid and state = 'requested'
    union all select 'visit ' || id || ' is held for ever' from visit
      where branch_id = ${branchId}::uuid and state = 'on_hold' and hold_expires_at < now()
    union all select 'capture ' || o.id || ' is said to be done and is not' from hold_order o
      join payment p on p.branch_id = o.branch_id and p.id = o.payment_id
      where o.branch_id = ${branchId}::uuid and o.kind = 'capture' and o.state = 'done' and p.state = 'canceled'
    union all select 'nobody was told of dispute ' || d.stripe_dispute_id from dispute d
      where d.branch_id = ${branchId}::uuid and not exists (select from notice n where n.branch_id = d.branch_id
        and n.kind = 'dispute_opened' and n.subject = d.stripe_dispute_id)`
  return rows.map(({ what }) => what)
}
