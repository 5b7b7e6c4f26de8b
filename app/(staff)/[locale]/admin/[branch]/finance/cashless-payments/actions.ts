'use server'

import { AnswerDisputeInput, answerDispute } from '#lib/flows/disputes/answer-dispute.ts'
import { ResolveNoticeInput, resolveNotice } from '#lib/flows/notices/resolve-notice.ts'
import { CaptureInput, captureHold } from '#lib/flows/payments/capture-hold.ts'
import { RefundInput, refundPayment } from '#lib/flows/payments/refund-payment.ts'
import { ReleaseInput, releaseHold } from '#lib/flows/payments/release-hold.ts'
import { ResendReceiptInput, resendReceipt } from '#lib/flows/payments/resend-receipt.ts'
import { branchAction } from '#lib/http/branch-action.ts'

// A thousand of most currencies. Whoever sits down at somebody's open screen cannot give so much away.
const LARGE_MINOR = 100_000

export const refundAction = branchAction(
  {
    least: 'payments.refund',
    of: ({ amountMinor }) => (amountMinor >= LARGE_MINOR ? 'payments.refund_large' : 'payments.refund'),
  },
  RefundInput,
  refundPayment,
)

export const captureAction = branchAction('payments.refund', CaptureInput, captureHold)

export const releaseAction = branchAction('payments.refund', ReleaseInput, releaseHold)

export const answerDisputeAction = branchAction('payments.refund', AnswerDisputeInput, answerDispute)

export const resolveNoticeAction = branchAction('payments.refund', ResolveNoticeInput, resolveNotice)

export const resendReceiptAction = branchAction('payments.view', ResendReceiptInput, resendReceipt)
