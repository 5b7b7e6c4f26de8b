import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { getReceiptData } from '#lib/db/visits/payment-receipts.ts'
import { receiptLetter } from '#lib/letters/receipt-letter.ts'
import { sendMail } from '#lib/letters/send-mail.ts'

/** Writes to a client what they paid, and what of it came back. */
export async function sendReceipt(scope: BranchScope, paymentId: string): Promise<void> {
  const receipt = await getReceiptData(scope, paymentId)
  await sendMail({ to: receipt.to, ...receiptLetter(receipt) })
}
