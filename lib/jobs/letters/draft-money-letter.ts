import 'server-only'
import { getRefundLetterData } from '#lib/db/letters/payment-letters.ts'
import { getReceiptData } from '#lib/db/visits/payment-receipts.ts'
import { receiptLetter } from '#lib/letters/clients/receipt-letter.ts'
import { type RefundLetterKind, refundLetter } from '#lib/letters/clients/refund-letter.ts'
import type { Drafting } from './draft.ts'

/** What a client paid, and what of it came back until now. */
export const draftReceipt: Drafting = async (scope, { subjectId: paymentId }) => {
  const receipt = await getReceiptData(scope, paymentId)
  return { to: receipt.to, letter: receiptLetter(receipt) }
}

/** How a client's money comes back. */
export const draftRefundLetter =
  (kind: RefundLetterKind): Drafting =>
  async (scope, { subjectId: refundId, locale }) => {
    const { payment, amount, state } = await getRefundLetterData(scope, refundId)
    // It failed before this was sent: another letter says so.
    if (kind !== 'refund_failed' && (state === 'failed' || state === 'canceled')) return null
    return { to: payment.to, letter: refundLetter(kind, { ...payment, locale, amount }) }
  }
