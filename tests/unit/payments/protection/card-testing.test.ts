import { expect, test } from 'vitest'
import { areTooManyDeclined, isCardTesting } from '#lib/payments/protection/card-testing.ts'

test.each([
  [{ failed: 0, succeeded: 0 }, false],
  [{ failed: 19, succeeded: 0 }, false],
  [{ failed: 20, succeeded: 0 }, true],
  [{ failed: 20, succeeded: 5 }, true],
  [{ failed: 20, succeeded: 6 }, false],
  [{ failed: 200, succeeded: 100 }, false],
])('%o is card testing: %s', (cards, answer) => {
  expect(isCardTesting(cards)).toBe(answer)
})

test('after five declined cards of one visit no sixth is tried', () => {
  expect([0, 4, 5, 6].map(areTooManyDeclined)).toEqual([false, false, true, true])
})
