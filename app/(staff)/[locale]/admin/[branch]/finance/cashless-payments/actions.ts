'use server'

import { CaptureInput, captureHold } from '#lib/flows/payments/capture-hold.ts'
import { RefundInput, refundPayment } from '#lib/flows/payments/refund-payment.ts'
import { ReleaseInput, releaseHold } from '#lib/flows/payments/release-hold.ts'
import { branchAction } from '#lib/http/branch-action.ts'

export const refundAction = branchAction('payments.refund', RefundInput, refundPayment)

export const captureAction = branchAction('payments.refund', CaptureInput, captureHold)

export const releaseAction = branchAction('payments.refund', ReleaseInput, releaseHold)
