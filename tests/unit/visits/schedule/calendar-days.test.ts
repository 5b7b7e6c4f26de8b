import { expect, test } from 'vitest'
import { daysOfView, mondayOf, turnedDay } from '#lib/visits/schedule/calendar-days.ts'

test.each([
  ['2026-11-30', '2026-11-30'],
  ['2026-12-06', '2026-11-30'],
  ['2027-01-01', '2026-12-28'],
])('the week of %s begins on %s', (day, monday) => {
  expect(mondayOf(day)).toBe(monday)
})

test.each([
  ['week', '2026-12-02', '2026-11-30', '2026-12-06', 7],
  ['month', '2026-12-02', '2026-11-30', '2027-01-03', 35],
  // A February of four weeks from Monday to Sunday.
  ['month', '2027-02-10', '2027-02-01', '2027-02-28', 28],
  ['month', '2026-08-15', '2026-07-27', '2026-09-06', 42],
] as const)('the %s of %s goes from %s to %s', (view, day, first, last, count) => {
  const days = daysOfView(view, day)
  expect([days[0], days.at(-1), days.length]).toEqual([first, last, count])
})

test.each([
  ['week', '2026-12-31', 1, '2027-01-07'],
  ['week', '2027-01-04', -1, '2026-12-28'],
  ['month', '2026-12-31', 1, '2027-01-01'],
  ['month', '2027-03-31', -1, '2027-02-01'],
] as const)('turning a %s from %s by %i leads to %s', (view, day, by, wanted) => {
  expect(turnedDay(view, day, by)).toBe(wanted)
})
