import { expect, test } from 'vitest'
import type { Currency } from '#lib/money/currencies.ts'
import { decimalString, formatMoney, formatRest } from '#lib/money/format-money.ts'
import { money } from '#lib/money/money.ts'

// Intl writes narrow and non-breaking spaces, which differ between its versions.
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

test.each<[number, Currency, string, string]>([
  [45_000, 'UAH', 'uk', '450,00 ₴'],
  [45_000, 'PLN', 'uk', '450,00 zł'],
  [1250, 'EUR', 'en', '€12.50'],
  [5, 'EUR', 'en', '€0.05'],
  [1250, 'JPY', 'en', '¥1,250'],
  [1_234_500, 'KWD', 'en', 'KWD 1,234.500'],
  [-1250, 'EUR', 'en', '-€12.50'],
])('%i %s in %s reads %s', (amount, currency, locale, expected) => {
  expect(plain(formatMoney(money(amount, currency), locale))).toBe(expected)
})

test('every digit of a large amount is kept', () => {
  expect(plain(formatMoney(money(9_007_199_254_740_991, 'EUR'), 'en'))).toBe('€90,071,992,547,409.91')
})

test.each<[number, Currency, string]>([
  [0, 'EUR', '0.00'],
  [-5, 'EUR', '-0.05'],
  [7, 'JPY', '7'],
  [1, 'KWD', '0.001'],
])('%i %s as a decimal number is %s', (amount, currency, expected) => {
  expect(decimalString(money(amount, currency))).toBe(expected)
})

test.each<[number, number, string | null]>([
  [5000, 0, '€50.00'],
  [5000, 3000, '€50.00 – €80.00'],
  [0, 3000, '€0.00 – €30.00'],
  [0, 0, null],
])('what is left, %i and by as much as %i more, reads %s', (rest, spread, expected) => {
  const text = formatRest(money(rest, 'EUR'), money(spread, 'EUR'), 'en')
  expect(text && plain(text)).toBe(expected)
})
