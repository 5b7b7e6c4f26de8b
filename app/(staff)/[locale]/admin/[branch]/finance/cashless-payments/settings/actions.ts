'use server'

import { ConnectStripeInput, connectStripe } from '#lib/flows/settings/connect-stripe.ts'
import { MakeWebhookInput, makeWebhook } from '#lib/flows/settings/make-webhook.ts'
import { SwitchPaymentInput, switchPayment } from '#lib/flows/settings/switch-payment.ts'
import { branchAction } from '#lib/http/branch-action.ts'

export const connectStripeAction = branchAction('stripe.manage', ConnectStripeInput, connectStripe)

export const makeWebhookAction = branchAction('stripe.manage', MakeWebhookInput, makeWebhook)

export const switchPaymentAction = branchAction('stripe.manage', SwitchPaymentInput, switchPayment)
