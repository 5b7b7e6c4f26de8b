'use server'

import { AnswerDisputeInput, answerDispute } from '#lib/flows/disputes/answer-dispute.ts'
import { CaptureInput, captureHold } from '#lib/flows/payments/capture-hold.ts'
import { RefundInput, refundPayment } from '#lib/flows/payments/refund-payment.ts'
import { ReleaseInput, releaseHold } from '#lib/flows/payments/release-hold.ts'
import { ResendReceiptInput, resendReceipt } from '#lib/flows/payments/resend-receipt.ts'
import { ResolveNoticeInput, resolveNotice } from '#lib/flows/payments/resolve-notice.ts'
import { branchAction } from '#lib/http/branch-action.ts'

export const refundAction = branchAction('payments.refund', RefundInput, refundPayment)

export const captureAction = branchAction('payments.refund', CaptureInput, captureHold)

export const releaseAction = branchAction('payments.refund', ReleaseInput, releaseHold)

export const answerDisputeAction = branchAction('payments.refund', AnswerDisputeInput, answerDispute)

export const resolveNoticeAction = branchAction('payments.refund', ResolveNoticeInput, resolveNotice)

export const resendReceiptAction = branchAction('payments.view', ResendReceiptInput, resendReceipt)
