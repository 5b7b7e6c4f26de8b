import 'server-only'
import type Stripe from 'stripe'
import type { BalanceMovement, BalanceSubject } from '#lib/payments/balance/balance-movement.ts'
import { ownerFrom } from '../payment-intents.ts'
import { type StripeAccount, stripeFor } from '../stripe-account.ts'
import { dateFromStripe, moneyFromStripe } from '../stripe-money.ts'

const PAGE_SIZE = 100

const PAYOUTS: readonly string[] = ['payout', 'payout_failure', 'payout_cancel']
const FEES: readonly string[] = ['stripe_fee', 'stripe_fx_fee', 'tax_fee']

/** Every movement of the balance in a span of time, or since then, newest first, a page at a time. */
export async function* readBalance(
  account: StripeAccount,
  { from, until = null }: { readonly from: Date; readonly until?: Date | null },
): AsyncIterable<readonly BalanceMovement[]> {
  const seconds = (instant: Date) => Math.floor(instant.getTime() / 1000)
  const created = { gte: seconds(from), ...(until && { lt: seconds(until) }) }
  const asked = { created, limit: PAGE_SIZE, expand: ['data.source'] }
  let after: string | undefined
  do {
    const { data, has_more: hasMore } = await stripeFor(account).balanceTransactions.list({
      ...asked,
      ...(after && { starting_after: after }),
    })
    yield data.map(movementFrom)
    after = hasMore ? data.at(-1)?.id : undefined
  } while (after)
}

function movementFrom(transaction: Stripe.BalanceTransaction): BalanceMovement {
  const { id, type, source, amount, fee, currency, exchange_rate: exchangeRate } = transaction
  return {
    ...{ transactionId: id, type, exchangeRate },
    sourceId: typeof source === 'string' ? source : (source?.id ?? null),
    subject: subjectOf(transaction),
    gross: moneyFromStripe(amount, currency),
    fee: moneyFromStripe(fee, currency),
    movedAt: dateFromStripe(transaction.created),
    availableAt: dateFromStripe(transaction.available_on),
  }
}

function subjectOf({ type, source }: Stripe.BalanceTransaction): BalanceSubject {
  if (PAYOUTS.includes(type)) return { of: 'payout' }
  if (FEES.includes(type)) return { of: 'stripe_fee' }
  if (typeof source !== 'object' || source === null) return { of: 'other' }
  if (source.object !== 'charge' && source.object !== 'refund' && source.object !== 'dispute') return { of: 'other' }
  const { payment_intent: intent } = source
  const paymentIntentId = typeof intent === 'string' ? intent : intent?.id
  if (!paymentIntentId) return { of: 'other' }
  return { of: 'payment', paymentIntentId, owner: source.object === 'charge' ? ownerFrom(source.metadata) : null }
}
