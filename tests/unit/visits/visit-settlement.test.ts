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
  expect(decideSettlement({ state, hasMoney, hasNewMoney: false })).toBe(settlement)
})

test('only money that has just come takes the time of an expired visit again', () => {
  expect(decideSettlement({ state: 'expired', hasMoney: true, hasNewMoney: true })).toBe('retake')
  expect(decideSettlement({ state: 'expired', hasMoney: true, hasNewMoney: false })).toBe('return')
})

test.each(['canceled', 'no_show'] as const)(
  'what a visit %s had before may be its fee and stays; what comes afterwards goes back alone',
  (state) => {
    expect(decideSettlement({ state, hasMoney: true, hasNewMoney: false })).toBe('nothing')
    expect(decideSettlement({ state, hasMoney: true, hasNewMoney: true })).toBe('return_new')
  },
)
