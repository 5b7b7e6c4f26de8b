import 'server-only'
import { pass } from '#lib/crash-points.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { findPaymentSource, type PaymentSource } from '#lib/db/payments/payments.ts'
import { getStripeCredentials } from '#lib/db/payments/stripe-accounts.ts'
import type { PaymentState } from '#lib/payments/payment-state.ts'
import { readPaymentFacts } from '#lib/stripe/read-payment-facts.ts'
import { type WrittenNews, writePaymentNews } from './write-payment-news.ts'

/**
 * Makes our books of one payment agree with Stripe. Webhook, return page, refresh and night all end here; any number
 * of them at once, in any order, end in the same books. Says the payment's state; null if it is not there.
 */
export async function syncPayment(scope: BranchScope, paymentId: string): Promise<PaymentState | null> {
  const source = await findPaymentSource(scope, paymentId)
  return source && (await syncSource(scope, source)).state
}

const NO_NEWS: WrittenNews = { was: 'awaiting', state: 'awaiting', entries: [], events: 0 }

/** The same for a payment that was looked up already; says what was new to the books. */
export async function syncSource(scope: BranchScope, source: PaymentSource): Promise<WrittenNews> {
  const { stripeAccountId, paymentIntentId, asking, askedAt } = source
  // Stripe has not heard of it yet, so it has no news.
  if (!paymentIntentId) return NO_NEWS
  const account = await getStripeCredentials(scope, stripeAccountId)
  const facts = await readPaymentFacts(account, { paymentIntentId, asking, askedAt })
  pass('sync.facts_read')
  const written = await writePaymentNews({ scope, source: { ...source, paymentIntentId }, facts })
  pass('sync.after_commit')
  return written
}
