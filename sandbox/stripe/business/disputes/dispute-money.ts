import type { Stripe } from 'stripe'
import { termsOf } from '#sandbox/stripe/business/money/country-terms.ts'
import { converted, exchangeRate } from '#sandbox/stripe/business/money/exchange-rates.ts'
import { recordTransaction } from '#sandbox/stripe/business/money/record-transaction.ts'
import { inSettlement, settlementRate } from '#sandbox/stripe/business/money/settle-charge.ts'
import { accountOf, type Books } from '#sandbox/stripe/state/books.ts'
import type { Stored } from '#sandbox/stripe/state/stored.ts'

type Dispute = Stored<Stripe.Dispute>
type Transaction = Stripe.BalanceTransaction

/** A chargeback takes the money, and a fee that does not come back. */
export function recordWithdrawal(books: Books, dispute: Dispute): Transaction {
  return record(books, dispute, {
    sign: -1,
    category: 'dispute',
    description: 'Chargeback withdrawal for',
    fee: disputeFee(books),
  })
}

/** A won dispute brings the money back. */
export function recordReinstatement(books: Books, dispute: Dispute): Transaction {
  return record(books, dispute, {
    sign: 1,
    category: 'dispute_reversal',
    description: 'Chargeback reversal for',
    fee: 0,
  })
}

type Entry = { readonly sign: 1 | -1; readonly category: string; readonly description: string; readonly fee: number }

function record(books: Books, dispute: Dispute, entry: Entry): Transaction {
  const { currency } = accountOf(books)
  const rate = settlementRate(books, dispute.currency)
  return recordTransaction(books, {
    type: 'adjustment',
    reportingCategory: entry.category,
    amount: entry.sign * inSettlement(dispute.amount, { from: dispute.currency, to: currency, rate }),
    currency,
    source: dispute.id,
    description: `${entry.description} ${dispute.charge}`,
    exchangeRate: rate,
    ...(entry.fee > 0 ? { fee: { amount: entry.fee, description: 'Dispute fee' } } : {}),
    isAvailableNow: true,
  })
}

function disputeFee(books: Books): number {
  const account = accountOf(books)
  const terms = termsOf(account.country)
  const rate = exchangeRate(terms.currency, account.currency)
  return converted(terms.disputeFeeMinor, { from: terms.currency, to: account.currency, rate })
}
