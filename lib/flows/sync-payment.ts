import 'server-only'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction, type Transaction } from '#lib/db/client.ts'
import { appendLedger, listLedgerKeys } from '#lib/db/payments/ledger.ts'
import { findPaymentSource, type LockedPayment, lockPayment, savePaymentFacts } from '#lib/db/payments/payments.ts'
import { saveRefundFacts } from '#lib/db/payments/refunds.ts'
import { getStripeCredentials } from '#lib/db/payments/stripe-accounts.ts'
import { saveEventsHandled } from '#lib/db/payments/stripe-events.ts'
import { lockVisit } from '#lib/db/visits/visits.ts'
import { invariant } from '#lib/money/invariant.ts'
import type { PaymentFacts } from '#lib/payments/payment-facts.ts'
import type { PaymentState } from '#lib/payments/payment-state.ts'
import { reconcilePayment } from '#lib/payments/reconcile-payment.ts'
import { readPaymentFacts } from '#lib/stripe/read-payment-facts.ts'
import { settleVisit } from './settle-visit.ts'

/**
 * Makes our books of one payment agree with Stripe. Webhook, return page, refresh and night all end here; any number
 * of them at once, in any order, end in the same books. Says the payment's state; null if it is not there.
 */
export async function syncPayment(scope: BranchScope, paymentId: string): Promise<PaymentState | null> {
  const source = await findPaymentSource(scope, paymentId)
  if (!source) return null
  const { visitId, stripeAccountId, paymentIntentId, askedAt } = source
  // Stripe has not heard of it yet, so it has no news.
  if (!paymentIntentId) return 'awaiting'
  const account = await getStripeCredentials(scope, stripeAccountId)
  const facts = await readPaymentFacts(account, { paymentIntentId, askedAt })

  return inTransaction(async (tx) => {
    const visit = await lockVisit(tx, scope, visitId)
    const payment = await lockPayment(tx, scope, paymentId)
    invariant(visit && payment, `payment ${paymentId} or its visit is gone`)
    await saveEventsHandled(tx, scope, { stripeAccountId, paymentIntentId, askedAt })
    // Another sync may have asked Stripe later and written sooner. Older news is dropped.
    if (payment.factsAskedAt && payment.factsAskedAt >= askedAt) return payment.state

    const state = await writeFacts(tx, scope, { payment, facts })
    await settleVisit(tx, scope, visit)
    return state
  })
}

type NewFacts = { readonly payment: LockedPayment; readonly facts: PaymentFacts }

async function writeFacts(tx: Transaction, scope: BranchScope, { payment, facts }: NewFacts): Promise<PaymentState> {
  const { id: paymentId, stripeAccountId } = payment
  const reconciled = reconcilePayment(payment, await listLedgerKeys(tx, scope, paymentId), facts)
  const { state, entries, refunds } = reconciled
  await appendLedger(tx, scope, { source: { paymentId, stripeAccountId }, entries })
  await savePaymentFacts(tx, scope, { id: paymentId, askedAt: facts.askedAt, reconciled })
  await saveRefundFacts(tx, scope, { paymentId, stripeAccountId, refunds })
  for (const { key, kind } of entries) {
    await appendAudit(tx, scope, {
      action: `payment.${kind}`,
      subjectKind: 'payment',
      subjectId: paymentId,
      details: { key },
    })
  }
  return state
}
