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
  ['canceled', false, 'nothing'],
] as const)('a visit %s, with money %s: %s', (state, hasMoney, settlement) => {
  expect(decideSettlement({ state, hasMoney, hasNewMoney: false })).toBe(settlement)
})

test('what a cancelled visit had before may be its fee and stays; what comes afterwards goes back', () => {
  expect(decideSettlement({ state: 'canceled', hasMoney: true, hasNewMoney: false })).toBe('nothing')
  expect(decideSettlement({ state: 'canceled', hasMoney: true, hasNewMoney: true })).toBe('return')
})
