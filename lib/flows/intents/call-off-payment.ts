import 'server-only'
import { pass } from '#lib/crash-points.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { findAwaitingPayment, type OpenPayment } from '#lib/db/payments/payments.ts'
import { getStripeCredentials } from '#lib/db/payments/stripe-accounts.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { cancelPaymentIntent } from '#lib/stripe/payment-intents.ts'

/** `charging`: a card is being charged this very moment, and nobody knows yet how it ends. */
export type CalledOff = 'nobody_pays' | 'charging'

/**
 * Sees to it that nobody can pay any more what a visit's client has begun to pay, before what they owe changes. What
 * was paid in the last moment is in our books then, like any other payment. Stripe is asked, so it is never called in a
 * transaction; a payment of which Stripe has not heard yet is left to the caller's.
 */
export async function callOffPayment(
  scope: BranchScope,
  visitId: string,
  isMeant: (payment: OpenPayment) => boolean = () => true,
): Promise<CalledOff> {
  const payment = await findAwaitingPayment(database(), scope, visitId)
  if (!payment?.paymentIntentId || !isMeant(payment)) return 'nobody_pays'
  const { id: paymentId, paymentIntentId, stripeAccountId } = payment
  const account = await getStripeCredentials(scope, stripeAccountId)
  await cancelPaymentIntent(account, { paymentId, paymentIntentId })
  pass('call_off.intent_canceled')
  return (await syncPayment(scope, paymentId)) === 'awaiting' ? 'charging' : 'nobody_pays'
}
