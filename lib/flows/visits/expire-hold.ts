import 'server-only'
import { pass } from '#lib/crash-points.ts'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database, inTransaction, type Transaction } from '#lib/db/client.ts'
import { cancelUnsentPayment, findAwaitingPayment } from '#lib/db/payments/payments.ts'
import { getStripeCredentials } from '#lib/db/payments/stripe-accounts.ts'
import { lockVisit, saveVisitState } from '#lib/db/visits/visits.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { invariant } from '#lib/money/invariant.ts'
import { cancelPaymentIntent } from '#lib/stripe/payment-intents.ts'
import { visitCan } from '#lib/visits/visit-state.ts'

/**
 * Gives the time of an unpaid visit back. Its PaymentIntent is cancelled first: if Stripe says that it has been paid
 * meanwhile, the visit is booked instead.
 */
export async function expireHold(scope: BranchScope, visitId: string): Promise<'expired' | 'kept'> {
  // By the database's clock, before anything is cancelled: a job may come early.
  if (!(await inTransaction((tx) => isOver(tx, scope, visitId)))) return 'kept'
  const payment = await findAwaitingPayment(database(), scope, visitId)
  if (payment?.paymentIntentId) {
    const { id: paymentId, paymentIntentId, stripeAccountId } = payment
    const account = await getStripeCredentials(scope, stripeAccountId)
    await cancelPaymentIntent(account, { paymentId, paymentIntentId })
    pass('expire.intent_canceled')
    const state = await syncPayment(scope, paymentId)
    // The card is being charged this very moment: the job comes again.
    invariant(state !== 'awaiting', `payment ${paymentId} could not be cancelled`)
  }

  return inTransaction(async (tx) => {
    if (!(await isOver(tx, scope, visitId))) return 'kept'
    await cancelUnsentPayment(tx, scope, visitId)
    await saveVisitState(tx, scope, { id: visitId, state: 'expired' })
    await appendAudit(tx, scope, { action: 'visit.expired', subjectKind: 'visit', subjectId: visitId })
    pass('expire.before_commit')
    return 'expired'
  })
}

async function isOver(tx: Transaction, scope: BranchScope, visitId: string): Promise<boolean> {
  const visit = await lockVisit(tx, scope, visitId)
  return visit !== null && visitCan('expire', visit.state) && visit.isHoldOver
}
