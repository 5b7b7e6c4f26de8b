import 'server-only'
import { pass } from '#lib/crash-points.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'
import { saveKeptFees } from '#lib/db/payments/kept-fees.ts'
import { getMoneyOfVisit } from '#lib/db/payments/ledger.ts'
import { findAwaitingPayment } from '#lib/db/payments/payments.ts'
import { getAgreedRule, saveVisitEnding } from '#lib/db/visits/visit-endings.ts'
import type { LockedVisit } from '#lib/db/visits/visits.ts'
import { tellElsewhere } from '#lib/flows/letters/write-letter.ts'
import { promiseHoldOrder } from '#lib/flows/payments/promise-hold-order.ts'
import { promiseRefund } from '#lib/flows/payments/promise-refund.ts'
import { add, lesserOf, type Money, subtract, sumOf, zero } from '#lib/money/money.ts'
import { cancellationTermsOf } from '#lib/payments/cancellation-rule.ts'
import { type EndingOrder, planEnding } from '#lib/payments/endings/ending-plan.ts'
import { type PaymentAtEnd, paymentAtEnd } from '#lib/payments/endings/payment-at-end.ts'
import { enqueueJob } from '#lib/queue/queue.ts'

export type Ending = {
  readonly state: 'canceled' | 'no_show'
  readonly now: Date
  /** Staff let the client off the fee. */
  readonly isFeeWaived: boolean
  readonly refundReason: 'requested_by_client' | 'canceled_by_salon'
}

/** What became of the client's money: the sums are of what was paid or held, and add up to it. */
export type EndedVisit = {
  readonly fee: Money
  /** Goes back to their card, now or as soon as it can, or is let go on it. */
  readonly returned: Money
  /** Was paid at the desk, and is handed back there. */
  readonly atDesk: Money
}

type EndedPayment = PaymentAtEnd & { readonly stripeAccountId: string }

/**
 * Ends a locked visit that does not take place, in the caller's transaction: by the rule that its client agreed to, the
 * fee is kept and the rest is promised back; what cannot go back yet, when it can. What is being paid at this moment is
 * called off, and goes back if it comes.
 */
export async function endVisit(
  tx: Transaction,
  scope: BranchScope,
  { visit, ending }: { readonly visit: LockedVisit; readonly ending: Ending },
): Promise<EndedVisit> {
  const { id: visitId } = visit
  const { payments, orders, ended, keptOf } = await planVisitEnding(tx, scope, { visit, ending })
  await saveVisitEnding(tx, scope, { id: visitId, ...ending, fee: ended.fee })
  await saveKeptFees(tx, scope, { visitId, paymentIds: keptOf })
  const { branchId } = scope
  const awaiting = await findAwaitingPayment(tx, scope, visitId)
  if (awaiting) await enqueueJob(tx, { name: 'cancel-payment', input: { branchId, paymentId: awaiting.id } })
  const reason = ending.refundReason
  for (const order of orders) await promise(tx, scope, { visitId, order, payments, reason })
  pass('end.money_promised')
  return ended
}

/** How the visit's money would be shared if it ended so: nothing is changed by asking. */
export async function planVisitEnding(
  tx: Transaction,
  scope: BranchScope,
  { visit, ending }: { readonly visit: LockedVisit; readonly ending: Ending },
) {
  const { payments, recorded } = await getMoneyAtEnd(tx, scope, visit)
  const wanted = await feeOf(tx, scope, { visit, ending, payments, recorded })
  const { orders, fee: online, returned, keptOf } = planEnding(payments, wanted)
  // What the cards do not cover is kept of what was paid at the desk.
  const kept = lesserOf(recorded, subtract(wanted, online))
  const ended: EndedVisit = { fee: add(online, kept), returned, atDesk: subtract(recorded, kept) }
  return { payments, orders, ended, keptOf }
}

/** What can still be decided about: not what the client's bank is deciding about. */
async function getMoneyAtEnd(
  tx: Transaction,
  scope: BranchScope,
  visit: LockedVisit,
): Promise<{ readonly payments: readonly EndedPayment[]; readonly recorded: Money }> {
  const { payments, recorded } = await getMoneyOfVisit(tx, scope, { id: visit.id, currency: visit.total.currency })
  return {
    payments: payments.map((payment) => ({ ...paymentAtEnd(payment), stripeAccountId: payment.stripeAccountId })),
    recorded,
  }
}

type FeeQuestion = {
  readonly visit: LockedVisit
  readonly ending: Ending
  readonly payments: readonly PaymentAtEnd[]
  readonly recorded: Money
}

async function feeOf(tx: Transaction, scope: BranchScope, question: FeeQuestion): Promise<Money> {
  const { visit, ending, payments, recorded } = question
  const { currency } = visit.total
  const paid = sumOf([recorded, ...payments.flatMap(({ kept, later, held }) => [kept, later, held])], currency)
  const rule = await getAgreedRule(tx, scope, visit.id)
  const { freeUntil, lateFee } = cancellationTermsOf(rule, { startsAt: visit.startsAt, paid })
  return ending.isFeeWaived || ending.now < freeUntil ? zero(currency) : lateFee
}

type Promised = {
  readonly visitId: string
  readonly order: EndingOrder
  readonly payments: readonly EndedPayment[]
  readonly reason: Ending['refundReason']
}

async function promise(tx: Transaction, scope: BranchScope, { visitId, ...promised }: Promised): Promise<void> {
  const { order, payments, reason } = promised
  const payment = payments.find(({ id }) => id === order.paymentId)
  if (!payment) return
  const { id: paymentId, stripeAccountId, held } = payment
  const of = { paymentId, stripeAccountId }
  if (order.kind === 'refund') {
    const subjectId = await promiseRefund(tx, scope, { ...of, amount: order.amount, reason })
    // What comes back is said where the end of the visit is told.
    await tellElsewhere(tx, scope, { kind: 'refund_started', subjectId, visitId })
  } else if (order.kind === 'capture')
    await promiseHoldOrder(tx, scope, { ...of, kind: 'capture', amount: order.amount })
  else await promiseHoldOrder(tx, scope, { ...of, kind: 'release', amount: zero(held.currency) })
}
