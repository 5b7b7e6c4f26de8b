import { expect, test } from 'vitest'
import { isReachable, NEXT_STATES, PAYMENT_STATES, paymentCan } from '#lib/payments/payment-state.ts'

test('a cancelled payment stays cancelled', () => {
  expect(PAYMENT_STATES.filter((state) => state !== 'canceled' && isReachable('canceled', state))).toEqual([])
})

test('money that was taken is never forgotten', () => {
  const taken = ['paid', 'partly_refunded', 'refunded'] as const
  for (const state of taken) {
    expect(NEXT_STATES[state].filter((next) => !taken.some((known) => known === next))).toEqual([])
  }
})

test('a state can be told twice', () => {
  for (const state of PAYMENT_STATES) expect(isReachable(state, state)).toBe(true)
})

test.each([
  ['pay', ['awaiting']],
  ['cancel', ['awaiting', 'held']],
  ['capture', ['held']],
  ['refund', ['paid', 'partly_refunded']],
] as const)('%s is possible in %o only', (act, states) => {
  expect(PAYMENT_STATES.filter((state) => paymentCan(act, state))).toEqual(states)
})
