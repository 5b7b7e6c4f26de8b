import { type Currency, decimalsOf } from './currencies.ts'
import { numberFormat } from './formatters.ts'
import { invariant } from './invariant.ts'
import { add, type Money } from './money.ts'

/** Writes an amount as readers of the language expect: `450,00 ₴`, `€12.50`. */
export function formatMoney(amount: Money, locale: string): string {
  // A decimal string keeps every digit; a division would not.
  return formatOf(amount.currency, locale).format(decimalString(amount))
}

/** Two amounts as one range, `320,00–480,00 zł`; the same amount is written once. */
export function formatMoneyRange(from: Money, to: Money, locale: string): string {
  invariant(from.currency === to.currency, 'a range is of one currency')
  if (from.amountMinor === to.amountMinor) return formatMoney(from, locale)
  return formatOf(from.currency, locale).formatRange(decimalString(from), decimalString(to))
}

/** What is left of a sum that may grow by the spread, `224,00–384,00 zł`; null where nothing is left, whatever comes. */
export function formatRest(rest: Money, spread: Money, locale: string): string | null {
  const most = add(rest, spread)
  return most.amountMinor > 0 ? formatMoneyRange(rest, most, locale) : null
}

function formatOf(currency: Currency, locale: string): Intl.NumberFormat {
  const decimals = decimalsOf(currency)
  return numberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
}

/** The bare number as the reader would type it into a field: `450,00`, `12.50`. `parseAmount` reads it back. */
export function formatAmount(amount: Money, locale: string): string {
  const decimals = decimalsOf(amount.currency)
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: false }
  return numberFormat(locale, digits).format(decimalString(amount))
}

const isNumeric = (text: string): text is `${number}` => /^-?\d+(\.\d+)?$/.test(text)

/** The amount as a plain decimal number: `-12.50`. */
export function decimalString({ amountMinor, currency }: Money): `${number}` {
  const decimals = decimalsOf(currency)
  const digits = String(Math.abs(amountMinor)).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const fraction = decimals > 0 ? `.${digits.slice(-decimals)}` : ''
  const text = `${amountMinor < 0 ? '-' : ''}${whole}${fraction}`
  invariant(isNumeric(text), `${text} is not a decimal number`)
  return text
}
