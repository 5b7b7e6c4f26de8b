import 'server-only'
import type Stripe from 'stripe'
import type { Money } from '#lib/money/money.ts'
import { type StripeAccount, stripeFor } from './stripe-account.ts'
import { moneyFromStripe } from './stripe-money.ts'

/** One movement of the Stripe balance, and the ledger's key of what it belongs to. */
export type BalanceMovement = {
  readonly transactionId: string
  readonly ledgerKey: string
  readonly paymentIntentId: string
  /** What reached or left the balance, after Stripe's fee. */
  readonly net: Money
}

const PAGE_SIZE = 100

/** The movements of charges, refunds and disputes in a span of time; payouts and Stripe's own are not among them. */
export async function* readBalance(
  account: StripeAccount,
  { from, until }: { readonly from: Date; readonly until: Date },
): AsyncIterable<BalanceMovement> {
  const seconds = (instant: Date) => Math.floor(instant.getTime() / 1000)
  const transactions = stripeFor(account).balanceTransactions.list({
    created: { gte: seconds(from), lt: seconds(until) },
    limit: PAGE_SIZE,
    expand: ['data.source'],
  })
  for await (const transaction of transactions) {
    const movement = movementFrom(transaction)
    if (movement) yield movement
  }
}

function movementFrom(transaction: Stripe.BalanceTransaction): BalanceMovement | null {
  const { id: transactionId, source, net, currency } = transaction
  if (typeof source !== 'object' || source === null) return null
  if (source.object !== 'charge' && source.object !== 'refund' && source.object !== 'dispute') return null
  const { payment_intent: intent } = source
  const paymentIntentId = typeof intent === 'string' ? intent : intent?.id
  const ledgerKey = ledgerKeyOf(transaction, source)
  if (!paymentIntentId) return null
  return { transactionId, ledgerKey, paymentIntentId, net: moneyFromStripe(net, currency) }
}

function ledgerKeyOf(
  { id, type, amount }: Stripe.BalanceTransaction,
  source: Stripe.Charge | Stripe.Refund | Stripe.Dispute,
): string {
  if (source.object === 'charge') return `charge:${source.id}`
  if (source.object === 'refund') return type === 'refund' ? `refund:${source.id}` : `refund_reversal:${source.id}`
  return amount < 0 ? `dispute_withdrawn:${id}` : `dispute_reinstated:${id}`
}
