import 'server-only'
import { pass } from '#lib/crash-points.ts'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database, inTransaction, type Transaction } from '#lib/db/client.ts'
import { cancelUnsentPayment, findAwaitingPayment } from '#lib/db/payments/payments.ts'
import { getStripeCredentials } from '#lib/db/payments/stripe-accounts.ts'
import { type LockedVisit, lockVisit, saveVisitState } from '#lib/db/visits/visits.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { cancelPaymentIntent } from '#lib/stripe/payment-intents.ts'
import { visitCan } from '#lib/visits/visit-state.ts'

type Ending = {
  readonly visitId: string
  readonly mayEnd: (visit: LockedVisit) => boolean
  readonly action: 'visit.expired' | 'visit.hold_released'
}

/** `kept`: it may not end, or it has been paid and is booked; `charging`: its card is being charged this very moment. */
export type EndedHold = 'ended' | 'kept' | 'charging'

/**
 * Gives the time of an unpaid visit back. Its PaymentIntent is cancelled first: if Stripe says that it has been paid
 * meanwhile, the visit is booked instead.
 */
export async function endHold(scope: BranchScope, { visitId, mayEnd, action }: Ending): Promise<EndedHold> {
  const isOver = async (tx: Transaction) => {
    const visit = await lockVisit(tx, scope, visitId)
    return visit !== null && visitCan('expire', visit.state) && mayEnd(visit)
  }
  // Before anything is cancelled, and by the database's clock: a job may come early.
  if (!(await inTransaction(isOver))) return 'kept'
  const payment = await findAwaitingPayment(database(), scope, visitId)
  if (payment?.paymentIntentId) {
    const { id: paymentId, paymentIntentId, stripeAccountId } = payment
    const account = await getStripeCredentials(scope, stripeAccountId)
    await cancelPaymentIntent(account, { paymentId, paymentIntentId })
    pass('expire.intent_canceled')
    if ((await syncPayment(scope, paymentId)) === 'awaiting') return 'charging'
  }

  return inTransaction(async (tx) => {
    if (!(await isOver(tx))) return 'kept'
    await cancelUnsentPayment(tx, scope, visitId)
    await saveVisitState(tx, scope, { id: visitId, state: 'expired' })
    await appendAudit(tx, scope, { action, subjectKind: 'visit', subjectId: visitId })
    pass('expire.before_commit')
    return 'ended'
  })
}
