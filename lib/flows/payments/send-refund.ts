import 'server-only'
import { pass } from '#lib/crash-points.ts'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { getRefundOrder, type RefundOrder, saveNextRefundAttempt, saveRefundRefused } from '#lib/db/payments/refunds.ts'
import { getStripeCredentials } from '#lib/db/payments/stripe-accounts.ts'
import { tellOfFailedRefund } from '#lib/flows/letters/tell-of-money.ts'
import { invariant } from '#lib/money/invariant.ts'
import { createRefund } from '#lib/stripe/refunds.ts'
import { BREAKDOWN_KEPT } from '#lib/stripe/stripe-refusal.ts'
import { syncPayment } from './sync-payment.ts'

const KEY_IS_GOOD_MS = 12 * 3_600_000

/** Keeps a promise: Stripe is told to return the money, once, however often this runs. */
export async function sendRefund(scope: BranchScope, refundId: string): Promise<void> {
  const promised = await getRefundOrder(scope, refundId)
  if (promised.state !== 'requested') return
  // Stripe forgets a call's key after a day: whether an old promise was kept already, only its books know.
  if (isOld(promised)) await syncPayment(scope, promised.paymentId)
  const order = await getRefundOrder(scope, refundId)
  if (order.state !== 'requested') return
  const code = await send(scope, order)
  pass('refund.sent')
  if (code && code !== BREAKDOWN_KEPT) await endRefund(scope, { order, code })
  await syncPayment(scope, order.paymentId)
  if (code !== BREAKDOWN_KEPT) return
  // Stripe's books say whether the breakdown came before the money moved or after.
  const { state } = await getRefundOrder(scope, refundId)
  if (state !== 'requested') return
  await saveNextRefundAttempt(scope, order)
  invariant(false, `refund ${refundId} has not come through yet`)
}

const isOld = ({ promisedAt }: RefundOrder) => Date.now() - promisedAt.getTime() > KEY_IS_GOOD_MS

async function send(scope: BranchScope, order: RefundOrder): Promise<string | null> {
  const { id: refundId, paymentIntentId, stripeAccountId } = order
  invariant(paymentIntentId, `refund ${refundId} is of a payment that Stripe does not know`)
  const account = await getStripeCredentials(scope, stripeAccountId)
  const answer = await createRefund(account, { ...order, refundId, paymentIntentId })
  return 'code' in answer ? answer.code : null
}

/** Stripe says no for good: the sum is free again, and the salon sees why. */
async function endRefund(scope: BranchScope, refused: { readonly order: RefundOrder; readonly code: string }) {
  const { order, code } = refused
  const { id: refundId, paymentId } = order
  await inTransaction(async (tx) => {
    await saveRefundRefused(tx, scope, { id: refundId, failureReason: code })
    const payment = { id: paymentId, visitId: order.visitId }
    await tellOfFailedRefund(tx, scope, { payment, refundId, subject: refundId })
    await appendAudit(tx, scope, {
      action: 'refund.refused',
      subjectKind: 'refund',
      subjectId: refundId,
      details: { code },
    })
  })
  pass('refund.refused')
}
