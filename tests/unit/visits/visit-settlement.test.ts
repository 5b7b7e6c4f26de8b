import { expect, test } from 'vitest'
import { decideSettlement } from '#lib/visits/visit-settlement.ts'

test.each([
  ['on_hold', true, 'book'],
  ['on_hold', false, 'nothing'],
  ['expired', true, 'retake'],
  ['expired', false, 'nothing'],
  ['booked', true, 'nothing'],
  ['booked', false, 'nothing'],
  ['completed', true, 'nothing'],
  ['canceled', true, 'nothing'],
] as const)('a visit %s, with money %s: %s', (state, hasMoney, settlement) => {
  expect(decideSettlement({ state, hasMoney })).toBe(settlement)
})
