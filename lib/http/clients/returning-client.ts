import 'server-only'
import { findScopeOfLink } from '#lib/db/branch-scopes.ts'
import { type SyncedPayment, syncAwaitingPayment } from '#lib/flows/intents/sync-awaiting-payment.ts'

/**
 * A client comes back from the card form: what they wait for is asked of Stripe, without waiting for its webhook. Where
 * Stripe does not answer, the client is shown what the books know, and nothing that only Stripe can know.
 */
export async function syncReturningClient(token: string): Promise<SyncedPayment> {
  const opened = await findScopeOfLink(token, 'manage_visit')
  return opened ? syncAwaitingPayment(opened.scope, opened.visitId) : 'known'
}
