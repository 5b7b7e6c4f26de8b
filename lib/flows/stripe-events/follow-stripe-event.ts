import 'server-only'
import { pass } from '#lib/crash-points.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import {
  findPaymentSource,
  findSourceOfIntent,
  linkPaymentIntent,
  type PaymentSource,
} from '#lib/db/payments/payments.ts'
import { getStripeCredentials } from '#lib/db/payments/stripe-accounts.ts'
import { saveEventsIgnored } from '#lib/db/payments/stripe-events.ts'
import { insertRun, type Repair } from '#lib/db/reconciliation/reconciliation-runs.ts'
import { stopDeclinedPayment } from '#lib/flows/intents/stop-declined-payment.ts'
import { syncSource } from '#lib/flows/payments/sync-payment.ts'
import { invariant } from '#lib/money/invariant.ts'
import { readIntentOwner } from '#lib/stripe/payment-intents.ts'

export type EventSubject = { readonly stripeAccountId: string; readonly paymentIntentId: string }

type Following = EventSubject & {
  /** It is asked about by itself, and no event has told of it. */
  readonly isUntold?: boolean | undefined
}

/**
 * Follows an event to the payment that it is about; says what that changed in the books, if it did. One that is none of
 * ours, such as a sale at the branch's till or what the account does not have at all, stays out of the books; one that names
 * a payment which is not there yet is tried again. What was changed though nothing had told of it is written down as a repair.
 */
export async function followStripeEvent(
  scope: BranchScope,
  { isUntold = false, ...subject }: Following,
): Promise<Repair | null> {
  const startedAt = new Date()
  const source = (await findSourceOfIntent(scope, subject)) ?? (await claimPayment(scope, subject))
  if (!source) {
    await inTransaction((tx) => saveEventsIgnored(tx, scope, subject))
    return null
  }
  const { was, state: is, entries, events } = await syncSource(scope, source)
  if (is === 'awaiting') await stopDeclinedPayment(scope, source.visitId)
  if (was === is && entries.length === 0) return null
  const repair = { paymentId: source.id, was, is, entries }
  if (isUntold && events === 0) {
    const { stripeAccountId } = subject
    await insertRun(scope, { kind: 'repair', stripeAccountId, startedAt, seen: 1, missed: 1, differences: [repair] })
  }
  return repair
}

/** We may have been cut off between making a PaymentIntent and writing its id down; its metadata knows whose it is. */
async function claimPayment(scope: BranchScope, subject: EventSubject): Promise<PaymentSource | null> {
  const account = await getStripeCredentials(scope, subject.stripeAccountId)
  const owner = await readIntentOwner(account, subject.paymentIntentId)
  pass('follow.owner_read')
  if (!owner || owner.branchId !== scope.branchId) return null
  const isLinked = await linkPaymentIntent(scope, { ...subject, id: owner.paymentId })
  invariant(isLinked, `payment ${owner.paymentId} of PaymentIntent ${subject.paymentIntentId} is not there yet`)
  pass('follow.intent_linked')
  return findPaymentSource(scope, owner.paymentId)
}
