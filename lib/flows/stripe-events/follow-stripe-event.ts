import 'server-only'
import { pass } from '#lib/crash-points.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { findSourceOfIntent, linkPaymentIntent } from '#lib/db/payments/payments.ts'
import { getStripeCredentials } from '#lib/db/payments/stripe-accounts.ts'
import { saveEventsIgnored } from '#lib/db/payments/stripe-events.ts'
import { stopDeclinedPayment } from '#lib/flows/intents/stop-declined-payment.ts'
import { syncPayment, syncSource } from '#lib/flows/payments/sync-payment.ts'
import { invariant } from '#lib/money/invariant.ts'
import { readIntentOwner } from '#lib/stripe/payment-intents.ts'

export type EventSubject = { readonly stripeAccountId: string; readonly paymentIntentId: string }

/**
 * Follows an event to the payment that it is about. One that is none of ours, such as a sale at the branch's till or
 * what the account does not have at all, stays out of the books; one that names a payment which is not there yet is tried again.
 */
export async function followStripeEvent(scope: BranchScope, subject: EventSubject): Promise<void> {
  const known = await findSourceOfIntent(scope, subject)
  const paymentId = known ? null : await claimPayment(scope, subject)
  if (known) {
    const state = await syncSource(scope, known)
    if (state === 'awaiting') await stopDeclinedPayment(scope, known.visitId)
  } else if (paymentId) await syncPayment(scope, paymentId)
  else await inTransaction((tx) => saveEventsIgnored(tx, scope, subject))
}

/** We may have been cut off between making a PaymentIntent and writing its id down; its metadata knows whose it is. */
async function claimPayment(scope: BranchScope, subject: EventSubject): Promise<string | null> {
  const account = await getStripeCredentials(scope, subject.stripeAccountId)
  const owner = await readIntentOwner(account, subject.paymentIntentId)
  pass('follow.owner_read')
  if (!owner || owner.branchId !== scope.branchId) return null
  const isLinked = await linkPaymentIntent(scope, { ...subject, id: owner.paymentId })
  invariant(isLinked, `payment ${owner.paymentId} of PaymentIntent ${subject.paymentIntentId} is not there yet`)
  pass('follow.intent_linked')
  return owner.paymentId
}
