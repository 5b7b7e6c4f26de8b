import fc from 'fast-check'
import { expect, test } from 'vitest'
import { money, sumOf } from '#lib/money/money.ts'
import { splitAmount } from '#lib/payments/parts/split-amount.ts'

const minorsOf = (minor: number, weights: readonly number[]) =>
  splitAmount(money(minor, 'EUR'), weights).map(({ amountMinor }) => amountMinor)

const anAmount = fc.integer({ min: -99_999_999, max: 99_999_999 })
const someWeights = fc.array(fc.nat(99_999_999), { minLength: 1, maxLength: 8 })

test.each([
  [100, [1, 1, 1], [34, 33, 33]],
  [-100, [1, 1, 1], [-34, -33, -33]],
  [37, [3000, 2000], [22, 15]],
  [5000, [5000], [5000]],
  [1, [1, 99], [0, 1]],
  [100, [0, 50, 50], [0, 50, 50]],
  [5, [0, 0], [3, 2]],
  [0, [7, 3], [0, 0]],
])('%i over %j is %j', (minor, weights, shares) => {
  expect(minorsOf(minor, weights)).toEqual(shares)
})

test('the shares always add up to the whole', () => {
  fc.assert(
    fc.property(anAmount, someWeights, (minor, weights) => {
      expect(sumOf(splitAmount(money(minor, 'EUR'), weights), 'EUR').amountMinor).toBe(minor)
    }),
  )
})

test('no share is a whole unit away from what is exact', () => {
  fc.assert(
    fc.property(anAmount, someWeights, (minor, weights) => {
      const total = weights.reduce((sum, weight) => sum + weight, 0)
      fc.pre(total > 0)
      for (const [at, share] of minorsOf(minor, weights).entries()) {
        const exact = (minor * (weights[at] ?? 0)) / total
        expect(Math.abs(share - exact)).toBeLessThan(1.000001)
      }
    }),
  )
})

test('what weighs more never gets less', () => {
  fc.assert(
    fc.property(fc.nat(99_999_999), someWeights, (minor, weights) => {
      const shares = minorsOf(minor, weights)
      for (const [left, one] of weights.entries())
        for (const [right, other] of weights.entries())
          if (one > other) expect(shares[left]).toBeGreaterThanOrEqual(shares[right] ?? 0)
    }),
  )
})

test('a split without weights is our mistake', () => {
  expect(() => minorsOf(100, [])).toThrow(/split by weights/)
  expect(() => minorsOf(100, [1, -1])).toThrow(/split by weights/)
})
