import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { findNextTurn } from '#lib/db/letters/letters.ts'
import { lockPayment } from '#lib/db/payments/payments.ts'
import { writeToClient } from '#lib/flows/letters/write-letter.ts'
import { hasReceipt } from '#lib/payments/payment-state.ts'

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
    const receipt = { kind: 'receipt', subjectId: paymentId, visitId: payment.visitId } as const
    const turn = await findNextTurn(tx, scope, receipt)
    if (turn !== null) await writeToClient(tx, scope, { ...receipt, turn })
    await appendAudit(tx, scope, { action: 'receipt.asked', subjectKind: 'payment', subjectId: paymentId })
    return { ok: true }
  })
}
