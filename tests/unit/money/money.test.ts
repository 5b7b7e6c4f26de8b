import fc from 'fast-check'
import { expect, test } from 'vitest'
import { add, isLess, lesserOf, money, percentOf, subtract, sumOf, zero } from '#lib/money/money.ts'

test('an amount is a whole number of minor units', () => {
  expect(() => money(12.5, 'EUR')).toThrow('not a whole number')
  expect(() => money(2 ** 53, 'EUR')).toThrow('not a whole number')
  expect(() => money(2n ** 60n, 'EUR')).toThrow('not a whole number')
  expect(money(1250n, 'EUR')).toEqual({ amountMinor: 1250, currency: 'EUR' })
})

test('zero is never negative', () => {
  expect(Object.is(subtract(money(5, 'EUR'), money(5, 'EUR')).amountMinor, 0)).toBe(true)
  expect(Object.is(money(-0, 'EUR').amountMinor, 0)).toBe(true)
})

test('currencies are never added together', () => {
  expect(() => add(money(1, 'EUR'), money(1, 'PLN'))).toThrow('never added together')
  expect(() => sumOf([money(1, 'EUR')], 'PLN')).toThrow('never added together')
})

test('the sum of nothing is zero in the asked currency', () => {
  expect(sumOf([], 'JPY')).toEqual(zero('JPY'))
})

test('the lesser of two amounts', () => {
  expect(lesserOf(money(3, 'EUR'), money(5, 'EUR'))).toEqual(money(3, 'EUR'))
  expect(lesserOf(money(5, 'EUR'), money(3, 'EUR'))).toEqual(money(3, 'EUR'))
  expect(isLess(money(3, 'EUR'), money(3, 'EUR'))).toBe(false)
})

test.each([
  [1000, 30, 'EUR', 300],
  [999, 50, 'EUR', 500],
  [1, 50, 'EUR', 1],
  [1, 49, 'EUR', 0],
  [333, 33, 'JPY', 110],
  // Krónur are sent with two decimals that are always 00.
  [150_000, 33, 'ISK', 49_500],
  [10_100, 50, 'ISK', 5100],
  // Dinars in steps of ten.
  [1234, 50, 'KWD', 620],
] as const)('%i minor units, %i percent, in %s are %i', (amount, percent, currency, expected) => {
  expect(percentOf(money(amount, currency), percent)).toEqual(money(expected, currency))
})

test('a percentage is never more than the amount, and nothing and everything are exact', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 0, max: 100 }), (amount, percent) => {
      const share = percentOf(money(amount, 'PLN'), percent).amountMinor
      expect(share).toBeLessThanOrEqual(amount)
      expect(Math.abs(share - (amount * percent) / 100)).toBeLessThanOrEqual(0.5)
      expect(percentOf(money(amount, 'PLN'), 100).amountMinor).toBe(amount)
      expect(percentOf(money(amount, 'PLN'), 0).amountMinor).toBe(0)
    }),
  )
})

test('a fraction or more than everything is no percentage', () => {
  expect(() => percentOf(money(100, 'EUR'), 12.5)).toThrow('not a percentage')
  expect(() => percentOf(money(100, 'EUR'), 101)).toThrow('not a percentage')
  expect(() => percentOf(money(-100, 'EUR'), 10)).toThrow('not negative')
})
