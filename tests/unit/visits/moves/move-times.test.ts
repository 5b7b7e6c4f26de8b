import { expect, test } from 'vitest'
import { startsForMove, teamsForMove } from '#lib/visits/moves/move-times.ts'

const minute = (at: number) => new Date(at * 60_000)
const anAppointment = (id: string, staffMemberId: string, start: number, end: number, busy = end) => ({
  ...{ id, staffMemberId, startsAt: minute(start), endsAt: minute(end), busyUntil: minute(busy) },
})
const visit = [anAppointment('cut', 'olena', 600, 660), anAppointment('style', 'olena', 660, 690, 700)]
const bounds = { stepMinutes: 30, notBefore: 0, notAfter: Number.POSITIVE_INFINITY }
const open = { start: 600, end: 780 }

test('those who serve the visit now come first, each other alone after them', () => {
  const teams = teamsForMove(visit, ['marta', 'olena'])
  expect(teams.map((team) => team.map(({ staffMemberId }) => staffMemberId))).toEqual([
    ['olena', 'olena'],
    ['marta', 'marta'],
  ])
  expect(teams[0]?.[1]).toEqual({
    ...{ id: 'style', staffMemberId: 'olena', startMinute: 60, endMinute: 90, busyUntilMinute: 100 },
  })
})

test('a visit fits only where all of it is inside the working time and nothing else is in the way', () => {
  const [team = []] = teamsForMove(visit, [])
  const free = (busy: { start: number; end: number }[]) =>
    startsForMove(team, [{ staffMemberId: 'olena', windows: [open], busy }], bounds)
  expect(free([])).toEqual([600, 630, 660, 690])
  expect(free([{ start: 600, end: 615 }])).toEqual([630, 660, 690])
  expect(free([{ start: 720, end: 730 }])).toEqual([600])
})

test('two people are both free, each for their own part', () => {
  const [team = []] = teamsForMove([anAppointment('cut', 'olena', 0, 60), anAppointment('nails', 'marta', 60, 90)], [])
  const times = [
    { staffMemberId: 'olena', windows: [open], busy: [] },
    { staffMemberId: 'marta', windows: [{ start: 690, end: 800 }], busy: [] },
  ]
  expect(startsForMove(team, times, bounds)).toEqual([630, 660, 690])
})

test('nothing earlier and nothing later than the bounds', () => {
  const [team = []] = teamsForMove(visit, [])
  const times = [{ staffMemberId: 'olena', windows: [open], busy: [] }]
  expect(startsForMove(team, times, { ...bounds, notBefore: 610, notAfter: 660 })).toEqual([630, 660])
})
