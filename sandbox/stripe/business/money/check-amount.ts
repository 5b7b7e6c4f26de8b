import { invalidParam } from '#sandbox/stripe/api/faults.ts'
import { accountOf, type Books } from '#sandbox/stripe/state/books.ts'
import { amountInWords, GREATEST_CHARGE, LEAST_CHARGE, stepOf } from './currencies.ts'
import { CURRENCIES, converted, exchangeRate, isCurrency } from './exchange-rates.ts'

/** Refuses what cannot be charged: an unknown currency, too little for the account's own, too much, or half a unit. */
export function checkAmount(books: Books, amount: number, currency: string): void {
  if (!isCurrency(currency)) {
    const message = `Invalid currency: ${currency}. Stripe currently supports these currencies: ${CURRENCIES.join(', ')}`
    throw invalidParam(message, { param: 'currency' })
  }
  if (amount < 1) {
    throw invalidParam('This value must be greater than or equal to 1.', {
      code: 'parameter_invalid_integer',
      param: 'amount',
    })
  }
  if (amount > GREATEST_CHARGE) {
    const message = `Amount must be no more than ${amountInWords(GREATEST_CHARGE, currency)}`
    throw invalidParam(message, { code: 'amount_too_large', param: 'amount' })
  }
  if (amount % stepOf(currency) !== 0) {
    const message = `Invalid amount: amounts in ${currency} must be divisible by ${stepOf(currency)}.`
    throw invalidParam(message, { code: 'invalid_charge_amount', param: 'amount' })
  }
  checkLeast(books, amount, currency)
}

function checkLeast(books: Books, amount: number, currency: string): void {
  const settlement = accountOf(books).currency
  const least = LEAST_CHARGE[settlement] ?? 50
  const fields = { code: 'amount_too_small', param: 'amount' }
  if (currency === settlement) {
    if (amount < least) throw invalidParam(`Amount must be at least ${amountInWords(least, settlement)}`, fields)
    return
  }
  const worth = converted(amount, { from: currency, to: settlement, rate: exchangeRate(currency, settlement) })
  if (worth >= least) return
  const message = `Amount must convert to at least ${amountInWords(least, settlement)}. ${amountInWords(amount, currency)} converts to approximately ${amountInWords(worth, settlement)}.`
  throw invalidParam(message, fields)
}
