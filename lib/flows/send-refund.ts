import 'server-only'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { getRefundOrder, saveRefundRefused } from '#lib/db/payments/refunds.ts'
import { getStripeCredentials } from '#lib/db/payments/stripe-accounts.ts'
import { invariant } from '#lib/money/invariant.ts'
import { createRefund } from '#lib/stripe/refunds.ts'
import { syncPayment } from './sync-payment.ts'

/** Keeps a promise: Stripe is told to return the money, once, however often this runs. */
export async function sendRefund(scope: BranchScope, refundId: string): Promise<void> {
  const order = await getRefundOrder(scope, refundId)
  const { paymentId, paymentIntentId, stripeAccountId, amount, state } = order
  if (state === 'requested') {
    invariant(paymentIntentId, `refund ${refundId} is of a payment that Stripe does not know`)
    const account = await getStripeCredentials(scope, stripeAccountId)
    const answer = await createRefund(account, { refundId, paymentIntentId, amount })
    if ('code' in answer) await endRefund(scope, { refundId, code: answer.code })
  }
  await syncPayment(scope, paymentId)
}

/** Stripe says no for good: the sum is free again, and the salon sees why. */
async function endRefund(scope: BranchScope, refused: { readonly refundId: string; readonly code: string }) {
  const { refundId, code } = refused
  await inTransaction(async (tx) => {
    await saveRefundRefused(tx, scope, { id: refundId, failureReason: code })
    await appendAudit(tx, scope, {
      action: 'refund.refused',
      subjectKind: 'refund',
      subjectId: refundId,
      details: { code },
    })
  })
}
