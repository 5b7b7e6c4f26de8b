import { expect, test } from 'vitest'
import { NEXT_VISIT_STATES, VISIT_STATES, visitCan } from '#lib/visits/visit-state.ts'

test.each([
  ['pay', ['on_hold']],
  ['confirm', ['on_hold']],
  ['expire', ['on_hold']],
  ['settle', ['on_hold', 'expired']],
  ['stretch', ['booked', 'arrived']],
  ['owe', ['booked', 'arrived', 'completed']],
  ['correct', ['booked', 'arrived', 'completed', 'no_show', 'canceled']],
] as const)('%s is possible in %o only', (act, states) => {
  expect(VISIT_STATES.filter((state) => visitCan(act, state))).toEqual(states)
})

test('a cancelled visit stays cancelled', () => {
  expect(NEXT_VISIT_STATES.canceled).toEqual([])
})
