import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'
import { insertNotice } from '#lib/db/notices.ts'
import type { OpenedDispute } from '#lib/db/payments/disputes.ts'
import type { LockedPayment } from '#lib/db/payments/payments.ts'
import type { RefundNews } from '#lib/db/payments/refunds.ts'
import { writeToClient, writeToStaff } from './write-letter.ts'

type PaymentOfVisit = Pick<LockedPayment, 'id' | 'visitId'>

/**
 * Tells a client that their refund is on its way, once Stripe has taken it on, and if it took longer, that it has gone
 * through; and them and staff that it failed. That it was called off at Stripe only staff are told, who know why.
 */
export async function tellOfRefunds(
  tx: Transaction,
  scope: BranchScope,
  { payment, news }: { readonly payment: PaymentOfVisit; readonly news: readonly RefundNews[] },
): Promise<void> {
  const { visitId } = payment
  for (const { id: subjectId, stripeRefundId, was, is } of news) {
    const isNew = was === null || was === 'requested'
    if (isNew && (is === 'pending' || is === 'succeeded')) {
      await writeToClient(tx, scope, { kind: 'refund_started', subjectId, visitId })
    }
    if (was === 'pending' && is === 'succeeded') {
      await writeToClient(tx, scope, { kind: 'refund_succeeded', subjectId, visitId })
    }
    if (is === 'failed') await writeToClient(tx, scope, { kind: 'refund_failed', subjectId, visitId })
    if (is === 'failed' || is === 'canceled') {
      await tellOfFailedRefund(tx, scope, { payment, refundId: subjectId, subject: stripeRefundId })
    }
  }
}

type FailedRefund = {
  readonly payment: PaymentOfVisit
  readonly refundId: string
  /** What the notice is known by. */
  readonly subject: string
}

/** Tells staff that money which was to go back is with them again. */
export async function tellOfFailedRefund(
  tx: Transaction,
  scope: BranchScope,
  { payment, refundId: subjectId, subject }: FailedRefund,
): Promise<void> {
  const { id: paymentId, visitId } = payment
  await insertNotice(tx, scope, { kind: 'refund_failed', paymentId, subject })
  await writeToStaff(tx, scope, { kind: 'refund_failed_staff', subjectId, visitId })
}

/** Tells those who answer for the salon that a client's bank asks money back. */
export async function tellOfDisputes(
  tx: Transaction,
  scope: BranchScope,
  { payment, opened }: { readonly payment: PaymentOfVisit; readonly opened: readonly OpenedDispute[] },
): Promise<void> {
  const { id: paymentId, visitId } = payment
  for (const { id: subjectId, stripeDisputeId: subject } of opened) {
    await insertNotice(tx, scope, { kind: 'dispute_opened', paymentId, subject })
    await writeToStaff(tx, scope, { kind: 'dispute_opened', subjectId, visitId })
  }
}

/** Thanks a client for what was taken from their card, with a receipt. */
export async function tellOfCharge(tx: Transaction, scope: BranchScope, payment: PaymentOfVisit): Promise<void> {
  const { id: subjectId, visitId } = payment
  await writeToClient(tx, scope, { kind: 'receipt', subjectId, visitId, turn: 0 })
}

/** Tells staff that what is held on a client's card will soon be out of reach, once. */
export async function tellOfEndingHold(tx: Transaction, scope: BranchScope, payment: PaymentOfVisit): Promise<void> {
  const { id: paymentId, visitId } = payment
  const isNew = await insertNotice(tx, scope, { kind: 'hold_expires_soon', paymentId, subject: paymentId })
  if (isNew) await writeToStaff(tx, scope, { kind: 'hold_expires_soon', subjectId: paymentId, visitId })
}
