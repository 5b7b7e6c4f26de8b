import { type Currency, stepMinorOf } from './currencies.ts'
import { invariant } from './invariant.ts'

/** An exact amount in the currency's smallest unit: EUR 12.50 is 1250 and JPY 1250 is 1250, as Stripe counts. */
export type Money = { readonly amountMinor: number; readonly currency: Currency }

/** Makes an amount; a fraction of the smallest unit and what a number cannot hold exactly are refused. */
export function money(amountMinor: number | bigint, currency: Currency): Money {
  const amount = Number(amountMinor)
  invariant(Number.isSafeInteger(amount), `${amountMinor} is not a whole number of minor units`)
  // Adding zero turns -0 into 0.
  return { amountMinor: amount + 0, currency }
}

export const zero = (currency: Currency): Money => money(0, currency)

export function add(left: Money, right: Money): Money {
  invariant(left.currency === right.currency, `${left.currency} and ${right.currency} are never added together`)
  return money(left.amountMinor + right.amountMinor, left.currency)
}

export const negate = (amount: Money): Money => money(-amount.amountMinor, amount.currency)

export const subtract = (left: Money, right: Money): Money => add(left, negate(right))

/** Adds up amounts of one currency; of none the sum is zero. */
export function sumOf(amounts: readonly Money[], currency: Currency): Money {
  return amounts.reduce(add, zero(currency))
}

export function isLess(left: Money, right: Money): boolean {
  return subtract(left, right).amountMinor < 0
}

export function lesserOf(left: Money, right: Money): Money {
  return isLess(right, left) ? right : left
}

/**
 * A whole percentage of an amount, in steps that the currency can be charged in. A half step is rounded up,
 * as people do at a till, and never above the amount itself.
 */
export function percentOf(amount: Money, percent: number): Money {
  invariant(Number.isInteger(percent) && percent >= 0 && percent <= 100, `${percent} is not a percentage`)
  invariant(amount.amountMinor >= 0, 'a percentage is taken of what is not negative')
  const step = stepMinorOf(amount.currency)
  // In whole numbers throughout: steps of the product, half up.
  const steps = (BigInt(amount.amountMinor) * BigInt(percent) * 2n + BigInt(step) * 100n) / (BigInt(step) * 200n)
  return lesserOf(money(steps * BigInt(step), amount.currency), amount)
}
