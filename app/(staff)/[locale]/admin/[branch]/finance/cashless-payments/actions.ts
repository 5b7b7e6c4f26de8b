'use server'

import { RefundInput, refundPayment } from '#lib/flows/payments/refund-payment.ts'
import { branchAction } from '#lib/http/branch-action.ts'

export const refundAction = branchAction('payments.refund', RefundInput, refundPayment)
