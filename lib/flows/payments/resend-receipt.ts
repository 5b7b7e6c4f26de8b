import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { lockPayment } from '#lib/db/payments/payments.ts'
import { hasReceipt } from '#lib/payments/payment-state.ts'
import { enqueueJob } from '#lib/queue/queue.ts'

export const ResendReceiptInput = z.object({ paymentId: z.uuid() })

export type ResendReceiptInput = z.infer<typeof ResendReceiptInput>

export type ResendReceiptOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: 'payment_not_found' | 'receipt_of_nothing' }

/** Has the client written what they paid and got back, once more. While one waits to be sent, another is the same. */
export function resendReceipt(scope: BranchScope, { paymentId }: ResendReceiptInput): Promise<ResendReceiptOutcome> {
  return inTransaction(async (tx) => {
    const payment = await lockPayment(tx, scope, paymentId)
    if (!payment) return { ok: false, refusal: 'payment_not_found' }
    if (!hasReceipt(payment.state)) return { ok: false, refusal: 'receipt_of_nothing' }
    await enqueueJob(tx, { name: 'send-receipt', input: { branchId: scope.branchId, paymentId }, key: paymentId })
    await appendAudit(tx, scope, { action: 'receipt.asked', subjectKind: 'payment', subjectId: paymentId })
    return { ok: true }
  })
}
