import 'server-only'
import type Stripe from 'stripe'
import type { PayoutFacts } from '#lib/payments/balance/payout-facts.ts'
import { type StripeAccount, stripeFor } from '../stripe-account.ts'
import { dateFromStripe, moneyFromStripe } from '../stripe-money.ts'
import { payoutStateFrom } from '../stripe-words.ts'

const PAGE_SIZE = 100

/** Every payout that was made since then, newest first. */
export async function* readPayouts(account: StripeAccount, since: Date): AsyncIterable<PayoutFacts> {
  const created = { gte: Math.floor(since.getTime() / 1000) }
  for await (const payout of stripeFor(account).payouts.list({ created, limit: PAGE_SIZE })) yield factsFrom(payout)
}

function factsFrom(payout: Stripe.Payout): PayoutFacts {
  return {
    stripePayoutId: payout.id,
    amount: moneyFromStripe(payout.amount, payout.currency),
    state: payoutStateFrom(payout.status),
    isAutomatic: payout.automatic,
    hasContents: payout.automatic && payout.reconciliation_status === 'completed',
    createdAt: dateFromStripe(payout.created),
    arrivesOn: dateFromStripe(payout.arrival_date),
    failureCode: payout.failure_code,
  }
}

/** The ids of the movements that a payout was made of, its own among them; Stripe knows them of automatic ones. */
export async function readPayoutContents(account: StripeAccount, payout: string): Promise<readonly string[]> {
  const ids: string[] = []
  for await (const { id } of stripeFor(account).balanceTransactions.list({ payout, limit: PAGE_SIZE })) ids.push(id)
  return ids
}
