import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freeMoves, isServedBy, startsForMove, teamsForMove } from '#lib/visits/moves/move-times.ts'
import { anOffer } from '#tests/support/offers.ts'
import { workingIn } from '#tests/support/staff-times.ts'

const minute = (at: number) => new Date(at * 60_000)
const anAppointment = (id: string, staffMemberId: string, start: number, end: number, busy = end) => ({
  ...{ id, serviceId: id, staffMemberId, startsAt: minute(start), endsAt: minute(end), busyUntil: minute(busy) },
})
const visit = [anAppointment('cut', 'olena', 600, 660), anAppointment('style', 'olena', 660, 690, 700)]
const bounds = { stepMinutes: 30, notBefore: 0, notAfter: Number.POSITIVE_INFINITY }
const open = { start: 600, end: 780 }

const offerOf = (staffMemberId: string, serviceId: string, durationMinutes: number, bufferMinutes = 0) =>
  anOffer({ staffMemberId, serviceId, durationMinutes, bufferMinutes })
const offers = [
  ...[offerOf('olena', 'cut', 50), offerOf('olena', 'style', 20)],
  ...[offerOf('marta', 'cut', 90, 5), offerOf('marta', 'style', 45, 15)],
]

test('those who serve the visit now come first, each other who does all of it alone after them', () => {
  const teams = teamsForMove(visit, [...offers, offerOf('iryna', 'cut', 60)])
  expect(teams.map((team) => team.map(({ staffMemberId }) => staffMemberId))).toEqual([
    ['olena', 'olena'],
    ['marta', 'marta'],
  ])
})

test('those who serve the visit now keep its minutes, and another takes as long as it takes with them', () => {
  const [same, other] = teamsForMove(visit, offers)
  expect(same).toEqual([
    { id: 'cut', staffMemberId: 'olena', startMinute: 0, endMinute: 60, busyUntilMinute: 60 },
    { id: 'style', staffMemberId: 'olena', startMinute: 60, endMinute: 90, busyUntilMinute: 100 },
  ])
  expect(other).toEqual([
    { id: 'cut', staffMemberId: 'marta', startMinute: 0, endMinute: 90, busyUntilMinute: 90 },
    { id: 'style', staffMemberId: 'marta', startMinute: 90, endMinute: 135, busyUntilMinute: 150 },
  ])
})

test('who does a part already and takes over the rest keeps the minutes of their part', () => {
  const chain = [anAppointment('cut', 'olena', 600, 675), anAppointment('style', 'marta', 675, 720)]
  const [, alone] = teamsForMove(chain, offers)
  expect(alone?.map(({ staffMemberId, endMinute }) => [staffMemberId, endMinute])).toEqual([
    ['olena', 75],
    ['olena', 95],
  ])
})

test('each start has those who serve the visit now where they can, and somebody else only where they cannot', () => {
  const times = [
    { staffMemberId: 'olena', ...workingIn([open]), busy: [{ start: 600, end: 645 }] },
    { staffMemberId: 'marta', ...workingIn([open]), busy: [] },
  ]
  const moves = freeMoves(teamsForMove(visit, offers), times, bounds)
  expect(moves.map(({ start, team }) => [start, team[0]?.staffMemberId])).toEqual([
    [600, 'marta'],
    [630, 'marta'],
    [660, 'olena'],
    [690, 'olena'],
  ])
})

const duration = fc.integer({ min: 1, max: 24 }).map((fives) => fives * 5)
const spans = fc
  .array(fc.record({ start: fc.integer({ min: 0, max: 600 }), length: fc.integer({ min: 1, max: 120 }) }))
  .map((some) => some.map(({ start, length }) => ({ start, end: start + length })))

test('whoever takes a visit over has the whole of their own time for it, with nothing else in it', () => {
  const durations = fc.record({ cut: duration, style: duration, buffer: fc.integer({ min: 0, max: 30 }) })
  const property = fc.property(durations, spans, spans, ({ cut, style, buffer }, olenaBusy, martaBusy) => {
    const own = [...offers.slice(0, 2), offerOf('marta', 'cut', cut), offerOf('marta', 'style', style, buffer)]
    const window = { start: 0, end: 600 }
    const times = [
      { staffMemberId: 'olena', ...workingIn([window]), busy: olenaBusy },
      { staffMemberId: 'marta', ...workingIn([window]), busy: martaBusy },
    ]
    for (const { start, team } of freeMoves(teamsForMove(visit, own), times, bounds)) {
      if (isServedBy(team, ['olena', 'olena'])) continue
      const end = start + cut + style
      expect(end).toBeLessThanOrEqual(window.end)
      expect(martaBusy.filter((span) => span.start < end + buffer && span.end > start)).toEqual([])
    }
  })
  fc.assert(property)
})

test('a visit fits only where all of it is inside the working time and nothing else is in the way', () => {
  const [team = []] = teamsForMove(visit, [])
  const free = (busy: { start: number; end: number }[]) =>
    startsForMove(team, [{ staffMemberId: 'olena', ...workingIn([open]), busy }], bounds)
  expect(free([])).toEqual([600, 630, 660, 690])
  expect(free([{ start: 600, end: 615 }])).toEqual([630, 660, 690])
  expect(free([{ start: 720, end: 730 }])).toEqual([600])
})

test('two people are both free, each for their own part', () => {
  const [team = []] = teamsForMove([anAppointment('cut', 'olena', 0, 60), anAppointment('nails', 'marta', 60, 90)], [])
  const times = [
    { staffMemberId: 'olena', ...workingIn([open]), busy: [] },
    { staffMemberId: 'marta', ...workingIn([{ start: 690, end: 800 }]), busy: [] },
  ]
  expect(startsForMove(team, times, bounds)).toEqual([630, 660, 690])
})

test('nothing earlier and nothing later than the bounds', () => {
  const [team = []] = teamsForMove(visit, [])
  const times = [{ staffMemberId: 'olena', ...workingIn([open]), busy: [] }]
  expect(startsForMove(team, times, { ...bounds, notBefore: 610, notAfter: 660 })).toEqual([630, 660])
})

test('a visit may be moved to where it runs from one stretch into the next one', () => {
  const [team = []] = teamsForMove([anAppointment('cut', 'olena', 0, 60)], [])
  const time = { staffMemberId: 'olena', ...workingIn([{ start: 600, end: 660 }]), busy: [] }
  const wide = { ...bounds, notBefore: 0 }
  expect(startsForMove(team, [{ ...time, stretches: [{ start: 600, end: 690 }] }], wide)).toEqual([600, 630])
  expect(startsForMove(team, [{ ...time, stretches: [{ start: 600, end: 660 }] }], wide)).toEqual([600])
})
