import { expect, test } from 'vitest'
import {
  dayOfWallMinute,
  fallenOut,
  hoursOn,
  planOfDay,
  tidyHours,
  tidyWeek,
  type WorkSchedule,
  wallMinuteOf,
  worksThrough,
} from '#lib/visits/schedule/work-schedule.ts'

const MONDAY = '2026-11-30'
const TUESDAY = '2026-12-01'
const SUNDAY = '2026-12-06'
const at = (hours: number, minutes = 0) => hours * 60 + minutes
const hours = (from: number, to: number) => ({ startMinute: at(from), endMinute: at(to) })
const span = (day: string, from: number, to: number) => ({
  start: wallMinuteOf(day, at(from)),
  end: wallMinuteOf(day, at(to)),
})

/** Ten to two and three to seven on weekdays. */
const WEEK: WorkSchedule = {
  weekly: [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, ...hours(15, 19) },
    { weekday, ...hours(10, 14) },
  ]),
  exceptions: new Map(),
  timeOff: [],
}
const CLOSED_MONDAY: WorkSchedule = { ...WEEK, exceptions: new Map([[MONDAY, []]]) }
const LATE_MONDAY: WorkSchedule = {
  ...WEEK,
  exceptions: new Map([
    [MONDAY, [hours(20, 24)]],
    [TUESDAY, [hours(0, 2)]],
  ]),
}
const AWAY_ON_MONDAY: WorkSchedule = { ...WEEK, timeOff: [span(MONDAY, 12, 16)] }

test('the wall clock’s minutes are counted over days as a calendar does', () => {
  expect(wallMinuteOf(TUESDAY, 0) - wallMinuteOf(MONDAY, 0)).toBe(1440)
  expect(dayOfWallMinute(wallMinuteOf(MONDAY, 1439))).toBe(MONDAY)
  expect(dayOfWallMinute(wallMinuteOf(MONDAY, 1440))).toBe(TUESDAY)
})

test('a day has the hours of its weekday, unless it has its own', () => {
  expect(hoursOn(WEEK, MONDAY)).toMatchObject([hours(10, 14), hours(15, 19)])
  expect(hoursOn(WEEK, SUNDAY)).toEqual([])
  expect(hoursOn(CLOSED_MONDAY, MONDAY)).toEqual([])
  expect(hoursOn(CLOSED_MONDAY, TUESDAY)).toHaveLength(2)
})

test.each([
  ['in any order', [hours(15, 19), hours(10, 14)], [hours(10, 14), hours(15, 19)]],
  ['that touch are one', [hours(10, 14), hours(14, 19)], [hours(10, 19)]],
  ['that overlap are none', [hours(10, 15), hours(14, 19)], null],
  ['without length are none', [hours(10, 10)], null],
  ['that end before they begin are none', [hours(14, 10)], null],
  ['of a day off', [], []],
])('hours %s', (_, given, wanted) => {
  expect(tidyHours(given)).toEqual(wanted)
})

test('a week is tidied day by day', () => {
  const week = [
    { weekday: 2, ...hours(9, 12) },
    { weekday: 1, ...hours(12, 15) },
    { weekday: 1, ...hours(9, 12) },
  ]
  expect(tidyWeek(week)).toEqual([
    { weekday: 1, ...hours(9, 15) },
    { weekday: 2, ...hours(9, 12) },
  ])
  expect(tidyWeek([...week, { weekday: 2, ...hours(11, 13) }])).toBeNull()
})

test.each([
  ['within hours', WEEK, span(MONDAY, 10, 12), true],
  ['up to their end', WEEK, span(MONDAY, 13, 14), true],
  ['through a break', WEEK, span(MONDAY, 13, 16), false],
  ['on a day off', WEEK, span(SUNDAY, 10, 12), false],
  [
    'over midnight, if both sides are worked',
    LATE_MONDAY,
    { ...span(MONDAY, 23, 24), end: wallMinuteOf(TUESDAY, 60) },
    true,
  ],
  [
    'over midnight and longer than that',
    LATE_MONDAY,
    { ...span(MONDAY, 23, 24), end: wallMinuteOf(TUESDAY, 150) },
    false,
  ],
  ['until time off begins', AWAY_ON_MONDAY, span(MONDAY, 10, 12), true],
  ['into time off', AWAY_ON_MONDAY, span(MONDAY, 11, 13), false],
  ['when time off has ended', AWAY_ON_MONDAY, span(MONDAY, 16, 17), true],
] as const)('somebody works %s', (_, schedule, time, wanted) => {
  expect(worksThrough(schedule, time)).toBe(wanted)
})

test('what a change leaves without hours is named, what had none before is not', () => {
  const booked = [
    { id: 'fits both', ...span(TUESDAY, 10, 11) },
    { id: 'falls out', ...span(MONDAY, 10, 11) },
    { id: 'was outside before', ...span(MONDAY, 14, 15) },
  ]
  expect(fallenOut(booked, { before: WEEK, after: CLOSED_MONDAY }).map(({ id }) => id)).toEqual(['falls out'])
  expect(fallenOut(booked, { before: CLOSED_MONDAY, after: WEEK })).toEqual([])
})

test('a calendar shows a day’s hours and what of them somebody is away', () => {
  const longLeave: WorkSchedule = {
    ...WEEK,
    timeOff: [{ start: wallMinuteOf(MONDAY, at(16)), end: wallMinuteOf(TUESDAY, at(12)) }],
  }
  expect(planOfDay(longLeave, MONDAY)).toMatchObject({ isException: false, timeOff: [hours(16, 24)] })
  expect(planOfDay(longLeave, TUESDAY)).toMatchObject({ timeOff: [hours(0, 12)] })
  expect(planOfDay(longLeave, SUNDAY)).toMatchObject({ hours: [], timeOff: [] })
  expect(planOfDay(CLOSED_MONDAY, MONDAY)).toMatchObject({ hours: [], isException: true })
})
