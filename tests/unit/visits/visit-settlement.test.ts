import { expect, test } from 'vitest'
import { decideSettlement } from '#lib/visits/visit-settlement.ts'

test.each([
  ['on_hold', 'unpaid', 'nothing'],
  ['on_hold', 'held', 'book'],
  ['on_hold', 'partly_paid', 'book'],
  ['on_hold', 'paid', 'book'],
  ['expired', 'unpaid', 'nothing'],
  ['expired', 'paid', 'retake'],
  ['expired', 'held', 'retake'],
  ['expired', 'refunded', 'nothing'],
  ['booked', 'paid', 'nothing'],
  ['booked', 'refunded', 'nothing'],
  ['completed', 'paid', 'nothing'],
] as const)('a visit %s and %s: %s', (state, paymentState, settlement) => {
  expect(decideSettlement({ state, paymentState })).toBe(settlement)
})
