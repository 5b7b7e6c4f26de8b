import type { Stripe } from 'stripe'
import { getTestCard } from '#sandbox/stripe/business/cards/test-cards.ts'
import { accountOf, type Books } from '#sandbox/stripe/state/books.ts'
import type { AccountRow } from '#sandbox/stripe/state/rows.ts'
import type { Stored } from '#sandbox/stripe/state/stored.ts'
import { publishEvent } from '#sandbox/stripe/webhooks/publish-event.ts'
import { isForeignCard, termsOf } from './country-terms.ts'
import { converted, exchangeRate } from './exchange-rates.ts'
import { recordTransaction } from './record-transaction.ts'

type Charge = Stored<Stripe.Charge>

/** Gives a captured charge its balance transaction, where it does not have one yet; until then its fee is unknown. */
export function settleCharge(books: Books, chargeId: string): Charge {
  const charge = books.charges.get(chargeId)
  if (charge.balance_transaction !== null || !charge.captured || charge.status !== 'succeeded') return charge
  const settled = books.charges.save({ ...charge, balance_transaction: recordCharge(books, charge) })
  publishEvent(books, 'charge.updated', { object: settled, before: charge })
  return settled
}

/** The balance transaction of a charge: converted to the account's currency, less the fee. */
export function recordCharge(books: Books, charge: Charge): string {
  const account = accountOf(books)
  const rate = settlementRate(books, charge.currency)
  const amount = inSettlement(charge.amount_captured, { from: charge.currency, to: account.currency, rate })
  const { percent, foreignCardPercent } = termsOf(account.country)
  const cardCountry = charge.payment_method_details?.card?.country ?? null
  const share = isForeignCard(account.country, cardCountry) ? percent + foreignCardPercent : percent
  const fee = Math.round((amount * share) / 100) + fixedFee(account)
  const card = charge.payment_method ? books.cards.find(charge.payment_method) : undefined
  return recordTransaction(books, {
    type: 'charge',
    reportingCategory: 'charge',
    amount,
    currency: account.currency,
    source: charge.id,
    description: charge.description,
    exchangeRate: rate,
    fee: { amount: fee, description: 'Stripe processing fees' },
    isAvailableNow: card ? getTestCard(card.number).bypassPending === true : false,
  }).id
}

/** The fixed part of the fee, which is fixed in the country's currency. */
function fixedFee(account: AccountRow): number {
  const { currency, fixedMinor } = termsOf(account.country)
  const rate = exchangeRate(currency, account.currency)
  return converted(fixedMinor, { from: currency, to: account.currency, rate })
}

/** The rate at which a charge is converted, conversion fee included; `null` where it is in the account's currency. */
export function settlementRate(books: Books, currency: string): number | null {
  const account = accountOf(books)
  if (currency === account.currency) return null
  const { conversionPercent } = termsOf(account.country)
  return Number((exchangeRate(currency, account.currency) * (1 - conversionPercent / 100)).toPrecision(6))
}

export function inSettlement(amountMinor: number, order: { from: string; to: string; rate: number | null }): number {
  const { from, to, rate } = order
  return rate === null ? amountMinor : converted(amountMinor, { from, to, rate })
}
