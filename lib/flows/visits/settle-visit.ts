import 'server-only'
import { pass } from '#lib/crash-points.ts'
import type { NewAuditEntry } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'
import { hasNotice, hasOpenNotice, insertNotice } from '#lib/db/notices.ts'
import { getMoneyOfVisit, type PaymentMoney } from '#lib/db/payments/ledger.ts'
import { isEndedBySalon } from '#lib/db/visits/visit-endings.ts'
import { type LockedVisit, retakeTime, saveVisitState } from '#lib/db/visits/visits.ts'
import { tellElsewhere, writeOfVisit } from '#lib/flows/letters/write-letter.ts'
import { promiseHoldOrder } from '#lib/flows/payments/promise-hold-order.ts'
import { promiseRefund } from '#lib/flows/payments/promise-refund.ts'
import { add, type Money, subtract, zero } from '#lib/money/money.ts'
import { planRest } from '#lib/payments/endings/ending-plan.ts'
import { paymentAtEnd } from '#lib/payments/endings/payment-at-end.ts'
import { paymentCan } from '#lib/payments/payment-state.ts'
import { type VisitPaymentState, visitPaymentState } from '#lib/visits/visit-payment-state.ts'
import { decideSettlement } from '#lib/visits/visit-settlement.ts'

type PaymentOfVisit = PaymentMoney & {
  /** Taken, and neither given back, promised back, nor taken by the client's bank. */
  readonly kept: Money
  /** Held, and nobody has asked for it to be let go. */
  readonly isHeld: boolean
}

export type VisitToSettle = LockedVisit & {
  /** The payment whose money was not there before; null without one. */
  readonly newMoneyOf: string | null
}

/**
 * Brings a locked visit in line with its payments: its payment state, and its time with its money. Says what is to be
 * written down of it in the audit log.
 */
export async function settleVisit(
  tx: Transaction,
  scope: BranchScope,
  visit: VisitToSettle,
): Promise<readonly NewAuditEntry[]> {
  const { payments, recorded } = await getPaidVisit(tx, scope, visit)
  const paymentState = visitPaymentState({ toPay: subtract(visit.total, visit.discount), payments, recorded })
  const paying = payments.filter(({ isHeld, kept }) => isHeld || kept.amountMinor > 0)
  const isPaid = payments.some(({ isHeld, kept, disputed }) => isHeld || add(kept, disputed).amountMinor > 0)
  const fresh = paying.filter(({ id }) => id === visit.newMoneyOf)
  const money = { isPaid, hasMoney: paying.length > 0, hasNewMoney: fresh.length > 0 }
  const settlement = decideSettlement({ ...visit, ...money })
  if (settlement === 'book') return book(tx, scope, { id: visit.id, paymentState, letter: 'visit_booked' })
  await saveVisitState(tx, scope, { id: visit.id, paymentState })
  if (settlement === 'return_rest') {
    await returnMoney(tx, scope, { visit, paying: fresh })
    await returnRest(tx, scope, { visit, paying: paying.filter((payment) => !fresh.includes(payment)) })
  }
  if (settlement === 'return') await returnMoney(tx, scope, { visit, paying })
  return settlement === 'retake' ? retake(tx, scope, { visit, paying, paymentState }) : []
}

type LateMoney = { readonly visit: LockedVisit; readonly paying: readonly PaymentOfVisit[] }

/** Takes the time of an expired visit again, or gives the money back where somebody else has it. */
async function retake(
  tx: Transaction,
  scope: BranchScope,
  { visit, paying, paymentState }: LateMoney & { readonly paymentState: VisitPaymentState },
): Promise<readonly NewAuditEntry[]> {
  if (!(await retakeTime(tx, scope, visit.id))) {
    await returnMoney(tx, scope, { visit, paying })
    return []
  }
  pass('settle.time_retaken')
  for (const { id: paymentId } of paying) {
    await insertNotice(tx, scope, { kind: 'late_payment_booked', paymentId, subject: paymentId })
  }
  return book(tx, scope, { id: visit.id, paymentState, letter: 'late_payment_booked' })
}

/** A locked visit's payments and what of their money can still be decided about; and what was taken at the desk. */
async function getPaidVisit(
  tx: Transaction,
  scope: BranchScope,
  visit: LockedVisit,
): Promise<{ readonly payments: readonly PaymentOfVisit[]; readonly recorded: Money }> {
  const { currency } = visit.total
  const { payments, recorded } = await getMoneyOfVisit(tx, scope, { id: visit.id, currency })
  const found = payments.map((payment) => ({
    ...payment,
    kept: [payment.returned, payment.disputed, payment.underWay].reduce(subtract, payment.captured),
    isHeld: payment.state === 'held' && !payment.isHoldDecided,
  }))
  return { payments: found, recorded }
}

type BookedVisit = {
  readonly id: string
  readonly paymentState: VisitPaymentState
  readonly letter: 'visit_booked' | 'late_payment_booked'
}

async function book(
  tx: Transaction,
  scope: BranchScope,
  { letter: kind, ...visit }: BookedVisit,
): Promise<readonly NewAuditEntry[]> {
  await Promise.all([
    saveVisitState(tx, scope, { ...visit, state: 'booked' }),
    writeOfVisit(tx, scope, { kind, visitId: visit.id }),
  ])
  pass('settle.visit_booked')
  return [{ action: 'visit.booked', subjectKind: 'visit', subjectId: visit.id }]
}

/** The visit does not take place: all that was paid goes back at once, and what is held is let go. */
async function returnMoney(tx: Transaction, scope: BranchScope, { visit, paying }: LateMoney): Promise<void> {
  const { id: visitId } = visit
  const told: string[] = []
  for (const payment of paying) {
    const { id: paymentId, stripeAccountId, kept: amount } = payment
    if (!(await canReturn(tx, scope, payment))) continue
    if (payment.isHeld) {
      const nothing = zero(amount.currency)
      await promiseHoldOrder(tx, scope, { kind: 'release', paymentId, stripeAccountId, amount: nothing })
    } else {
      const reason = 'late_payment'
      const subjectId = await promiseRefund(tx, scope, { paymentId, stripeAccountId, amount, reason })
      await tellElsewhere(tx, scope, { kind: 'refund_started', subjectId, visitId })
    }
    const isNew = await insertNotice(tx, scope, { kind: 'late_payment_returned', paymentId, subject: paymentId })
    if (isNew) told.push(paymentId)
  }
  const [turn] = told
  if (turn === undefined) return
  await writeOfVisit(tx, scope, { kind: 'late_payment_returned', visitId, turn })
  pass('settle.money_promised')
}

/**
 * What a visit that was cancelled or missed has above its fee goes back: what was captured after its end, or set free by
 * the client's bank. Where a refund has failed before, staff have it in hand.
 */
async function returnRest(tx: Transaction, scope: BranchScope, { visit, paying }: LateMoney): Promise<void> {
  if (!visit.fee) return
  const { refunds } = planRest(
    paying.map((payment) => ({ ...payment, ...paymentAtEnd(payment) })),
    visit.fee,
  )
  for (const { paymentId, amount } of refunds) {
    const payment = paying.find(({ id }) => id === paymentId)
    if (!payment || (await hasNotice(tx, scope, { kind: 'refund_failed', paymentId }))) continue
    const { stripeAccountId } = payment
    const reason = (await isEndedBySalon(tx, scope, visit.id)) ? 'canceled_by_salon' : 'requested_by_client'
    const subject = await promiseRefund(tx, scope, { paymentId, stripeAccountId, amount, reason })
    await insertNotice(tx, scope, { kind: 'rest_returned', paymentId, subject })
    pass('settle.rest_promised')
  }
}

/** While the bank decides, Stripe refunds nothing; and where a refund has failed, staff decide what is tried next. */
async function canReturn(tx: Transaction, scope: BranchScope, payment: PaymentOfVisit): Promise<boolean> {
  const { id: paymentId, isHeld, isBlocked, state } = payment
  if (isHeld) return true
  if (!paymentCan('refund', state) || isBlocked) return false
  return !(await hasOpenNotice(tx, scope, { kind: 'refund_failed', paymentId }))
}
