import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database, inTransaction } from '#lib/db/client.ts'
import { findAwaitingPayment } from '#lib/db/payments/payments.ts'
import { countDeclines } from '#lib/db/protection/card-outcomes.ts'
import { endHoldNow, lockVisit } from '#lib/db/visits/visits.ts'
import { cancelPayment } from '#lib/flows/payments/cancel-payment.ts'
import { expireHold } from '#lib/flows/visits/expire-hold.ts'
import { findChargeOption, planCharge } from '#lib/payments/charge-plan.ts'
import { areTooManyDeclined } from '#lib/payments/protection/card-testing.ts'
import { visitCan } from '#lib/visits/visit-state.ts'

/**
 * After too many declined cards a visit, or one link to pay for it, takes no further one: the PaymentIntent is
 * cancelled, so that nobody goes on trying cards on it. The visit can then be booked to be paid at the salon; where it
 * has to be paid, its time is free.
 */
export async function stopDeclinedPayment(scope: BranchScope, visitId: string): Promise<'stopped' | 'open'> {
  const payment = await findAwaitingPayment(database(), scope, visitId)
  const linkId = payment?.linkId ?? null
  if (!areTooManyDeclined(await countDeclines(scope, { visitId, linkId }))) return 'open'
  const mustPay = await inTransaction(async (tx) => {
    const visit = await lockVisit(tx, scope, visitId)
    if (!visit || !visitCan('pay', visit.state)) return false
    if (findChargeOption(planCharge(visit.charges, visit.total.currency), 'at_salon')) return false
    await endHoldNow(tx, scope, visitId)
    return true
  })
  if (mustPay) await expireHold(scope, visitId)
  else if (payment) await cancelPayment(scope, payment.id)
  return 'stopped'
}
