import { expect, test } from 'vitest'
import { movePlaceFrom, moveQueryOf } from '#components/booking/visit/move-place.ts'

const OLENA = '0192f0c1-0000-4000-8000-000000000001'
const MARTA = '0192f0c1-0000-4000-8000-000000000002'
const startsAt = new Date('2026-11-25T09:00:00Z')

test.each([
  { day: null, chosen: null },
  { day: '2026-11-25', chosen: null },
  { day: '2026-11-25', chosen: { startsAt, staffMemberIds: [OLENA] } },
  { day: null, chosen: { startsAt, staffMemberIds: [OLENA, MARTA, OLENA] } },
])('a place survives its own address', (place) => {
  const query = new URLSearchParams(moveQueryOf(place))
  expect(query.get('do')).toBe('move')
  expect(movePlaceFrom({ ...Object.fromEntries(query), with: query.getAll('with') })).toEqual(place)
})

test('one person comes as one word', () => {
  expect(movePlaceFrom({ at: startsAt.toISOString(), with: OLENA }).chosen).toEqual({
    ...{ startsAt, staffMemberIds: [OLENA] },
  })
})

test('what is no time is no choice', () => {
  expect(movePlaceFrom({ at: 'yesterday', with: OLENA })).toEqual({ day: null, chosen: null })
  expect(movePlaceFrom({ at: ['a', 'b'] })).toEqual({ day: null, chosen: null })
})
