import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { findAwaitingPayment } from '#lib/db/payments/payments.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { log } from '#lib/log.ts'
import { acceptBreakdown } from '#lib/stripe/stripe-refusal.ts'

/** `unanswered`: Stripe does not say how it stands, so that nobody knows whether the client has paid. */
export type SyncedPayment = 'known' | 'unanswered'

/**
 * Asks Stripe about the payment of a visit that waits for its client, if there is one, while the client looks on. Where
 * Stripe breaks down the books stay as they are, for the client to be shown; the webhook or the sweep brings the rest.
 */
export async function syncAwaitingPayment(scope: BranchScope, visitId: string): Promise<SyncedPayment> {
  const payment = await findAwaitingPayment(database(), scope, visitId)
  if (!payment) return 'known'
  const answer = await acceptBreakdown(syncPayment(scope, payment.id))
  if (!(answer instanceof Error)) return 'known'
  log().warn({ err: answer, paymentId: payment.id }, 'Stripe does not say how a payment stands')
  return 'unanswered'
}
