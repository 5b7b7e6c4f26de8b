import 'server-only'
import { findScopeOfLink } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { findAwaitingPayment } from '#lib/db/payments/payments.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'

/** A client comes back from the card form: what they wait for is asked of Stripe, without waiting for its webhook. */
export async function syncReturningClient(token: string): Promise<void> {
  const opened = await findScopeOfLink(token, 'manage_visit')
  if (!opened) return
  const payment = await findAwaitingPayment(database(), opened.scope, opened.visitId)
  if (payment) await syncPayment(opened.scope, payment.id)
}
