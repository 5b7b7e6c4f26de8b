import { expect, test } from 'vitest'
import { isCardTesting } from '#lib/payments/protection/card-testing.ts'

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
