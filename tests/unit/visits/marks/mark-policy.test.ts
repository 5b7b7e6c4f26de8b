import { expect, test } from 'vitest'
import { marksFor, nextMarkOf } from '#lib/visits/marks/mark-policy.ts'
import { VISIT_STATES } from '#lib/visits/visit-state.ts'

test('staff mark what takes place, and take it back', () => {
  expect(Object.fromEntries(VISIT_STATES.map((state) => [state, marksFor(state)]))).toEqual({
    on_hold: [],
    booked: ['arrived', 'completed'],
    arrived: ['booked', 'completed'],
    completed: ['arrived'],
    no_show: ['arrived', 'completed'],
    canceled: [],
    expired: [],
  })
})

test('one step forward stands out, none where there is only a way back', () => {
  const next = VISIT_STATES.map((state) => nextMarkOf(state))
  expect(next).toEqual([null, 'arrived', 'completed', null, null, null, null])
  for (const [index, mark] of next.entries()) {
    if (mark) expect(marksFor(VISIT_STATES[index] ?? 'expired')).toContain(mark)
  }
})
