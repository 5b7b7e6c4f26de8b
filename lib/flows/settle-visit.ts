import 'server-only'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'
import { sumClientMoney } from '#lib/db/payments/ledger.ts'
import { listPaymentsOfVisit } from '#lib/db/payments/payments.ts'
import { insertRefund, sumRefundsUnderWay } from '#lib/db/payments/refunds.ts'
import { type LockedVisit, retakeTime, saveVisitState } from '#lib/db/visits/visits.ts'
import { type Money, subtract } from '#lib/money/money.ts'
import { paymentCan } from '#lib/payments/payment-state.ts'
import { enqueueJob } from '#lib/queue/queue.ts'
import { type VisitPayment, visitPaymentState } from '#lib/visits/visit-payment-state.ts'
import { decideSettlement } from '#lib/visits/visit-settlement.ts'

type PaymentOfVisit = VisitPayment & {
  readonly id: string
  readonly stripeAccountId: string
  /** Taken, and neither given back nor promised back. */
  readonly kept: Money
}

/** Brings a locked visit in line with its payments: its payment state, and its time with its money. */
export async function settleVisit(tx: Transaction, scope: BranchScope, visit: LockedVisit): Promise<void> {
  const payments = await listVisitPayments(tx, scope, visit)
  const paymentState = visitPaymentState(visit.total, payments)
  await saveVisitState(tx, scope, { id: visit.id, paymentState })

  const hasMoney = payments.some(({ state, kept }) => state === 'held' || kept.amountMinor > 0)
  const settlement = decideSettlement({ state: visit.state, hasMoney })
  if (settlement === 'nothing') return
  if (settlement === 'book' || (await retakeTime(tx, scope, visit.id))) await book(tx, scope, visit)
  else await returnMoney(tx, scope, { visit, payments })
}

async function listVisitPayments(
  tx: Transaction,
  scope: BranchScope,
  visit: LockedVisit,
): Promise<readonly PaymentOfVisit[]> {
  const { currency } = visit.total
  const payments: PaymentOfVisit[] = []
  for (const { id, state, stripeAccountId } of await listPaymentsOfVisit(tx, scope, visit.id)) {
    const sums = await sumClientMoney(tx, scope, { id, currency })
    const underWay = await sumRefundsUnderWay(tx, scope, { id, currency })
    const kept = subtract(subtract(sums.captured, sums.returned), underWay)
    payments.push({ id, state, stripeAccountId, kept, ...sums })
  }
  return payments
}

async function book(tx: Transaction, scope: BranchScope, visit: LockedVisit): Promise<void> {
  await saveVisitState(tx, scope, { id: visit.id, state: 'booked' })
  await appendAudit(tx, scope, { action: 'visit.booked', subjectKind: 'visit', subjectId: visit.id })
  const input = { branchId: scope.branchId, visitId: visit.id, letter: 'visit_booked' } as const
  await enqueueJob(tx, { name: 'send-letter', input })
}

type LateMoney = { readonly visit: LockedVisit; readonly payments: readonly PaymentOfVisit[] }

/** The time has gone to someone else: all that was paid goes back at once. */
async function returnMoney(tx: Transaction, scope: BranchScope, { visit, payments }: LateMoney): Promise<void> {
  const { branchId } = scope
  for (const { id: paymentId, state, stripeAccountId, kept: amount } of payments) {
    if (!paymentCan('refund', state) || amount.amountMinor === 0) continue
    const refundId = await insertRefund(tx, scope, { paymentId, stripeAccountId, amount, reason: 'late_payment' })
    await appendAudit(tx, scope, {
      action: 'refund.requested',
      subjectKind: 'refund',
      subjectId: refundId,
      details: { paymentId, reason: 'late_payment', ...amount },
    })
    await enqueueJob(tx, { name: 'send-refund', input: { branchId, refundId } })
  }
  const input = { branchId, visitId: visit.id, letter: 'late_payment_returned' } as const
  await enqueueJob(tx, { name: 'send-letter', input })
}
