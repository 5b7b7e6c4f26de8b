import { expect, test } from 'vitest'
import { reasonWordOf } from '#lib/payments/disputes/dispute-reason.ts'

test('a reason that Stripe has added since is told as none in particular', () => {
  expect(reasonWordOf('fraudulent')).toBe('fraudulent')
  expect(reasonWordOf('a_word_of_tomorrow')).toBe('general')
})
