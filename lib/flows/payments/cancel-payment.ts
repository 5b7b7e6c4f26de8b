import 'server-only'
import { pass } from '#lib/crash-points.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { cancelUnsentPayment, findPaymentSource } from '#lib/db/payments/payments.ts'
import { getStripeCredentials } from '#lib/db/payments/stripe-accounts.ts'
import { cancelPaymentIntent } from '#lib/stripe/payment-intents.ts'
import { syncPayment } from './sync-payment.ts'

/** Ends a payment that nobody will make any more; one that was made after all is settled like any other. */
export async function cancelPayment(scope: BranchScope, paymentId: string): Promise<void> {
  const source = await findPaymentSource(scope, paymentId)
  if (!source) return
  if (!source.paymentIntentId) return cancelUnsentPayment(database(), scope, source.visitId)
  const account = await getStripeCredentials(scope, source.stripeAccountId)
  await cancelPaymentIntent(account, { paymentId, paymentIntentId: source.paymentIntentId })
  pass('cancel.intent_canceled')
  await syncPayment(scope, paymentId)
}
