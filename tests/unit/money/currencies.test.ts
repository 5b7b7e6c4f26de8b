import { expect, test } from 'vitest'
import { currencyOf, decimalsOf, isCurrency, leastChargeMinorOf, stepMinorOf } from '#lib/money/currencies.ts'

test('codes are read in any case and unknown ones stop us', () => {
  expect(currencyOf('pln')).toBe('PLN')
  expect(() => currencyOf('xyz')).toThrow('not a currency that we know')
  expect(isCurrency('toString')).toBe(false)
})

test.each([
  ['EUR', 2, 50, 1],
  ['GBP', 2, 30, 1],
  ['JPY', 0, 50, 1],
  ['HUF', 2, 17_500, 1],
  ['ISK', 2, 10_000, 100],
  ['KWD', 3, 150, 10],
] as const)('%s has %i decimals, a least charge of %i and steps of %i', (currency, decimals, least, step) => {
  expect(decimalsOf(currency)).toBe(decimals)
  expect(leastChargeMinorOf(currency)).toBe(least)
  expect(stepMinorOf(currency)).toBe(step)
})
