import { expect, test } from 'vitest'
import { marksFor } from '#lib/visits/marks/mark-policy.ts'
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
