import { expect, test } from 'vitest'
import { awayFrom, changedAway } from '#components/admin/schedule/typed-away.ts'
import {
  hoursFromTyped,
  nextHours,
  shortHours,
  typedHoursOf,
  withBreak,
} from '#components/admin/schedule/typed-hours.ts'

test.each([
  ['10:00', '19:30', { startMinute: 600, endMinute: 1170 }],
  ['22:00', '00:00', { startMinute: 1320, endMinute: 1440 }],
  ['00:00', '00:00', { startMinute: 0, endMinute: 1440 }],
  ['10:00', '10:00', null],
  ['19:00', '10:00', null],
  ['', '10:00', null],
  ['10:00', '', null],
])('from %s to %s', (from, to, hours) => {
  expect(hoursFromTyped({ from, to })).toEqual(hours)
  if (hours) expect(hoursFromTyped(typedHoursOf(hours))).toEqual(hours)
})

test('the next stretch comes an hour after the last, the first is a whole day’s work', () => {
  expect(nextHours([])).toEqual({ from: '10:00', to: '19:00' })
  expect(nextHours([{ from: '10:00', to: '14:00' }])).toEqual({ from: '15:00', to: '18:00' })
  expect(hoursFromTyped(nextHours([{ from: '10:00', to: '23:30' }]))).not.toBeNull()
})

test.each([
  ['a whole day', ['10:00-19:00'], ['10:00-14:00', '15:00-19:00']],
  ['a day to midnight', ['09:45-00:00'], ['09:45-16:00', '17:00-00:00']],
  ['a day with a break', ['09:00-13:00', '14:00-20:00'], ['09:00-13:00', '14:00-16:30', '17:30-20:00']],
  ['two hours', ['10:00-12:00'], ['10:00-10:30', '11:30-12:00']],
  ['a short day', ['10:00-11:30'], ['10:00-11:30', '12:30-15:30']],
  ['hours that cannot be read', ['-'], ['-', '10:00-19:00']],
])('a break in %s', (_, before, after) => {
  const typed = (days: readonly string[]) =>
    days.map((each) => ({ from: each.split('-')[0] ?? '', to: each.split('-')[1] ?? '' }))
  expect(withBreak(typed(before))).toEqual(typed(after))
})

test('a calendar writes hours short', () => {
  const hours = [
    { startMinute: 600, endMinute: 840 },
    { startMinute: 930, endMinute: 1440 },
  ]
  expect(shortHours(hours)).toBe('10–14, 15:30–24')
  expect(shortHours([{ startMinute: 0, endMinute: 60 }])).toBe('0–1')
})

test.each([
  [
    'whole days',
    { isWholeDays: true },
    { from: { day: '2026-12-01', minute: 0 }, to: { day: '2026-12-03', minute: 1440 } },
  ],
  [
    'from one hour to another',
    {},
    { from: { day: '2026-12-01', minute: 600 }, to: { day: '2026-12-03', minute: 840 } },
  ],
  ['an end before its beginning', { to: '2026-11-30' }, null],
  [
    'one day',
    { to: '2026-12-01' },
    { from: { day: '2026-12-01', minute: 600 }, to: { day: '2026-12-01', minute: 840 } },
  ],
  ['an empty date', { from: '' }, null],
  ['an empty hour', { toTime: '' }, null],
])('away: %s', (_, changes, wanted) => {
  const typed = { from: '2026-12-01', to: '2026-12-03', fromTime: '10:00', toTime: '14:00', isWholeDays: false }
  expect(awayFrom({ ...typed, ...changes })).toEqual(wanted)
})

test('the last day follows the first, never the other way', () => {
  const typed = { from: '2026-12-01', to: '2026-12-03', fromTime: '10:00', toTime: '14:00', isWholeDays: true }
  expect(changedAway(typed, { from: '2026-12-09' })).toEqual({ ...typed, from: '2026-12-09', to: '2026-12-09' })
  expect(changedAway(typed, { from: '2026-12-02' }).to).toBe('2026-12-03')
  expect(changedAway(typed, { to: '2026-11-01' })).toEqual({ ...typed, to: '2026-11-01' })
})
