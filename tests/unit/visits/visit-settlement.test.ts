import { expect, test } from 'vitest'
import { decideSettlement } from '#lib/visits/visit-settlement.ts'

test.each([
  ['on_hold', true, 'book'],
  ['on_hold', false, 'nothing'],
  ['expired', true, 'return'],
  ['expired', false, 'nothing'],
  ['booked', true, 'nothing'],
  ['booked', false, 'nothing'],
  ['completed', true, 'nothing'],
  ['canceled', false, 'nothing'],
] as const)('a visit %s, with money %s: %s', (state, hasMoney, settlement) => {
  expect(decideSettlement({ state, isPaid: hasMoney, hasMoney, hasNewMoney: false })).toBe(settlement)
})

test('only money that has just come takes the time of an expired visit again', () => {
  const expired = { state: 'expired', isPaid: true, hasMoney: true } as const
  expect(decideSettlement({ ...expired, hasNewMoney: true })).toBe('retake')
  expect(decideSettlement({ ...expired, hasNewMoney: false })).toBe('return')
})

test.each(['canceled', 'no_show'] as const)('of a visit %s what its fee is not kept of goes back', (state) => {
  const ended = { state, isPaid: true, hasMoney: true } as const
  expect(decideSettlement({ ...ended, hasNewMoney: false })).toBe('return_rest')
  expect(decideSettlement({ ...ended, hasNewMoney: true })).toBe('return_rest')
})

test.each([
  ['on_hold', 'book'],
  ['expired', 'nothing'],
  ['canceled', 'nothing'],
] as const)('a visit %s that was paid, and whose money the bank has taken meanwhile: %s', (state, settlement) => {
  expect(decideSettlement({ state, isPaid: true, hasMoney: false, hasNewMoney: false })).toBe(settlement)
})
