import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimalString, formatAmount } from '#lib/money/format-money.ts'
import { money } from '#lib/money/money.ts'
import { parseAmount } from '#lib/money/parse-amount.ts'

test.each([
  ['450', 'EUR', 45_000],
  ['450,5', 'EUR', 45_050],
  [' 1 200.50 ', 'EUR', 120_050],
  ['0.5', 'EUR', 50],
  ['1250', 'JPY', 1250],
  ['1.250', 'KWD', 1250],
] as const)('%s in %s is read', (text, currency, amountMinor) => {
  expect(parseAmount(text, currency)).toEqual(money(amountMinor, currency))
})

test.each([
  ['', 'EUR'],
  ['abc', 'EUR'],
  ['-5', 'EUR'],
  ['1.234', 'EUR'],
  ['1,2,3', 'EUR'],
  ['12.5', 'JPY'],
  ['1.234', 'KWD'],
  ['1e3', 'EUR'],
  ['99999999999', 'EUR'],
] as const)('"%s" is no amount of %s', (text, currency) => {
  expect(parseAmount(text, currency)).toBeNull()
})

test('what we write is read back as it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), (amountMinor) => {
      const amount = money(amountMinor, 'EUR')
      expect(parseAmount(decimalString(amount), 'EUR')).toEqual(amount)
      for (const locale of ['uk', 'en']) expect(parseAmount(formatAmount(amount, locale), 'EUR')).toEqual(amount)
    }),
  )
})
