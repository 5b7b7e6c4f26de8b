import { database } from '#lib/db/client.ts'
import { proveLedger } from '#lib/flows/stripe-events/prove-ledger.ts'
import type { RunningSimulator } from '#sandbox/stripe/start-simulator.ts'
import type { Salon } from '#tests/support/salon.ts'

const DAY_MS = 24 * 3_600_000

/** Where a salon's books say something else than Stripe's; nothing may. */
export async function disagreements(salon: Salon, simulator: RunningSimulator): Promise<readonly string[]> {
  const stripe = stripeSide(simulator, salon.stripe.id)
  const ours = await ourSide(salon)
  const found = [
    ...differences('charge', stripe.charges, ours.charges),
    ...differences('refund', stripe.refunds, ours.refunds),
    ...differences('dispute', stripe.disputes, ours.disputes),
    ...differences('balance', stripe.balance, ours.balance),
    ...ours.open,
  ]
  const span = { from: new Date(Date.now() - 40 * DAY_MS), until: new Date(Date.now() + DAY_MS) }
  const unproved = await proveLedger(salon.form, salon.stripeAccountId, span)
  return [...found, ...unproved.map((difference) => `not proved: ${JSON.stringify(difference)}`)]
}

function stripeSide(simulator: RunningSimulator, account: string) {
  const truth = simulator.truth(account)
  const moved = truth.balanceTransactions.flatMap(({ source, net, currency }) => {
    const owner = [...truth.charges, ...truth.refunds, ...truth.disputes].find(({ id }) => id === source)
    return owner ? [{ payment: String(owner.payment_intent), currency: currency.toUpperCase(), minor: net }] : []
  })
  return {
    // The charge of a declined attempt moved nothing.
    charges: truth.charges.filter(({ status }) => status === 'succeeded').map(({ id }) => id),
    // What was let go without being captured is no money that came back.
    refunds: truth.refunds.flatMap(({ id, status, amount, balance_transaction: moves }) =>
      moves ? [`${id} ${status} ${amount}`] : [],
    ),
    disputes: truth.disputes.map(({ id, amount }) => `${id} ${amount}`),
    balance: sums(moved),
  }
}

async function ourSide({ branchId }: Salon) {
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
    balance: sums(moved),
    open: [...(await listLeftOpen(branchId))],
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

type Moved = { readonly payment: string; readonly currency: string; readonly minor: number }

function sums(moved: readonly Moved[]): readonly string[] {
  const found = new Map<string, number>()
  for (const { payment, currency, minor } of moved) {
    const key = `${payment} ${currency}`
    found.set(key, (found.get(key) ?? 0) + minor)
  }
  return [...found].flatMap(([key, minor]) => (minor === 0 ? [] : [`${key} ${minor}`]))
}

function differences(what: string, stripe: readonly string[], ours: readonly string[]): readonly string[] {
  return [
    ...stripe.filter((one) => !ours.includes(one)).map((one) => `${what} only at Stripe: ${one}`),
    ...ours.filter((one) => !stripe.includes(one)).map((one) => `${what} only with us: ${one}`),
    ...ours.filter((one, index) => ours.indexOf(one) !== index).map((one) => `${what} twice with us: ${one}`),
  ]
}
