import { currencyOf } from '#lib/money/currencies.ts'
import { type Money, money } from '#lib/money/money.ts'

/** Stripe counts in the same smallest units as we do and writes currencies small. */
export const moneyToStripe = ({ amountMinor, currency }: Money) => ({
  amount: amountMinor,
  currency: currency.toLowerCase(),
})

export const moneyFromStripe = (amount: number, currency: string): Money => money(amount, currencyOf(currency))

export const dateFromStripe = (seconds: number): Date => new Date(seconds * 1000)
