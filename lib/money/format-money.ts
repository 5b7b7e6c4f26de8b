import { decimalsOf } from './currencies.ts'
import { invariant } from './invariant.ts'
import type { Money } from './money.ts'

/** Writes an amount as readers of the language expect: `450,00 ₴`, `€12.50`. */
export function formatMoney(amount: Money, locale: string): string {
  const decimals = decimalsOf(amount.currency)
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: amount.currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  })
  // A decimal string keeps every digit; a division would not.
  return format.format(decimalString(amount))
}

/** The bare number as the reader would type it into a field: `450,00`, `12.50`. `parseAmount` reads it back. */
export function formatAmount(amount: Money, locale: string): string {
  const decimals = decimalsOf(amount.currency)
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals, useGrouping: false }
  return new Intl.NumberFormat(locale, digits).format(decimalString(amount))
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
