import { type Currency, decimalsOf, isStepOf } from './currencies.ts'
import { type Money, money } from './money.ts'

// Enough for eight digits of minor units.
const AMOUNT = /^(\d{1,9})(?:[.,](\d{1,3}))?$/

/** Reads what a person typed: `450`, `450,5`, `450.50`. Null for what is no amount that the currency can have. */
export function parseAmount(text: string, currency: Currency): Money | null {
  const match = AMOUNT.exec(text.trim().replaceAll(/[\s\u00a0\u202f]/g, ''))
  if (!match) return null
  const [, whole = '', fraction = ''] = match
  const decimals = decimalsOf(currency)
  if (fraction.length > decimals) return null
  const amount = money(Number(whole + fraction.padEnd(decimals, '0')), currency)
  return isStepOf(currency, amount.amountMinor) ? amount : null
}
