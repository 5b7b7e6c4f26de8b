import { expect, test } from 'vitest'
import { decideMove, type MoveQuestion } from '#lib/visits/moves/move-policy.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 10, 25, hour))
const aVisit: MoveQuestion = {
  state: 'booked',
  startsAt: at(12),
  isStaff: false,
  now: at(6),
  freeUntil: at(8),
  lateFeeMinor: 2000,
}
const no = (refusal: string) => ({ ok: false, refusal })

test.each<[string, Partial<MoveQuestion>, unknown]>([
  ['while cancelling is free', {}, { ok: true }],
  ['at the very end of the free time', { now: at(8) }, no('move_too_late')],
  ['late, where a late cancellation costs nothing', { now: at(9), lateFeeMinor: 0 }, { ok: true }],
  ['after it has begun', { now: at(12), lateFeeMinor: 0 }, no('visit_has_begun')],
  ['late, by staff', { now: at(11), isStaff: true }, { ok: true }],
  ['after it has begun, by staff', { now: at(13), isStaff: true }, { ok: true }],
  ['once it is cancelled', { state: 'canceled', isStaff: true }, no('visit_not_movable')],
  ['while it is on hold', { state: 'on_hold' }, no('visit_not_movable')],
])('a move %s', (_, changes, decision) => {
  expect(decideMove({ ...aVisit, ...changes })).toEqual(decision)
})
