import type { Stripe } from 'stripe'
import type { LiteralsOf } from '#sandbox/stripe/params/param-table.ts'
import { accountOf, type Books } from '#sandbox/stripe/state/books.ts'
import { newId } from '#sandbox/stripe/state/new-id.ts'
import type { Stored } from '#sandbox/stripe/state/stored.ts'
import { termsOf } from './country-terms.ts'

export type Transaction = Stored<Stripe.BalanceTransaction>

type Movement = {
  readonly type: LiteralsOf<Stripe.BalanceTransaction.Type>
  readonly reportingCategory: string
  readonly amount: number
  readonly currency: string
  readonly source: string
  readonly description: string | null
  readonly exchangeRate?: number | null
  readonly fee?: { readonly amount: number; readonly description: string }
  /** Whether the money counts at once instead of after the country's usual days. */
  readonly isAvailableNow?: boolean
}

const DAY = 24 * 60 * 60

/** Writes a movement of the account's balance. */
export function recordTransaction(books: Books, movement: Movement): Transaction {
  const created = books.world.clock.now()
  const { delayDays } = termsOf(accountOf(books).country)
  const fee = movement.fee?.amount ?? 0
  const { currency } = movement
  return books.balanceTransactions.save({
    id: newId('txn'),
    object: 'balance_transaction',
    amount: movement.amount,
    available_on: movement.isAvailableNow ? created : dayStart(created + delayDays * DAY),
    balance_type: 'payments',
    created,
    currency,
    description: movement.description,
    exchange_rate: movement.exchangeRate ?? null,
    fee,
    fee_details: movement.fee
      ? [{ amount: fee, application: null, currency, description: movement.fee.description, type: 'stripe_fee' }]
      : [],
    net: movement.amount - fee,
    reporting_category: movement.reportingCategory,
    source: movement.source,
    status: 'pending',
    type: movement.type,
  })
}

function dayStart(moment: number): number {
  return moment - (moment % DAY)
}
