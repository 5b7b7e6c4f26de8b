import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { sumClientMoney } from '#lib/db/payments/ledger.ts'
import { lockPayment } from '#lib/db/payments/payments.ts'
import { insertRefund, sumRefundsUnderWay } from '#lib/db/payments/refunds.ts'
import { money, subtract } from '#lib/money/money.ts'
import { decideRefund, type RefundRefusal } from '#lib/payments/refund-policy.ts'
import { enqueueJob } from '#lib/queue/queue.ts'

export const RefundInput = z.object({
  paymentId: z.uuid(),
  amountMinor: z.int().min(0).max(99_999_999),
  reason: z.enum(['requested_by_client', 'canceled_by_salon', 'duplicate', 'fraudulent']),
})

export type RefundInput = z.infer<typeof RefundInput>

export type RefundOutcome =
  | { readonly ok: true; readonly refundId: string }
  | { readonly ok: false; readonly refusal: RefundRefusal | 'payment_not_found' }

/** Promises the client their money. The promise is a row; the job it queues keeps it, however often Stripe must be asked. */
export function refundPayment(
  scope: BranchScope,
  { paymentId, amountMinor, reason }: RefundInput,
): Promise<RefundOutcome> {
  return inTransaction(async (tx) => {
    const payment = await lockPayment(tx, scope, paymentId)
    if (!payment) return { ok: false, refusal: 'payment_not_found' }

    const { state, stripeAccountId } = payment
    const { currency } = payment.amount
    const requested = money(amountMinor, currency)
    const { captured, returned } = await sumClientMoney(tx, scope, { id: paymentId, currency })
    const underWay = await sumRefundsUnderWay(tx, scope, { id: paymentId, currency })
    const decision = decideRefund({ state, balance: subtract(captured, returned), underWay }, requested)
    if (!decision.ok) return decision

    const refundId = await insertRefund(tx, scope, { paymentId, stripeAccountId, amount: requested, reason })
    await appendAudit(tx, scope, {
      action: 'refund.requested',
      subjectKind: 'refund',
      subjectId: refundId,
      details: { paymentId, reason, ...requested },
    })
    await enqueueJob(tx, { name: 'send-refund', input: { branchId: scope.branchId, refundId } })
    return { ok: true, refundId }
  })
}
