import { expect, test } from 'vitest'
import { clockText, minuteFromClock, wallClockOf } from '#lib/visits/schedule/wall-clock.ts'

test.each([
  ['2026-11-28T10:05:00Z', 'Europe/Kyiv', { day: '2026-11-28', minute: 725 }],
  ['2026-11-28T22:30:00Z', 'Europe/Kyiv', { day: '2026-11-29', minute: 30 }],
  ['2026-11-28T02:00:00Z', 'America/New_York', { day: '2026-11-27', minute: 1260 }],
])('at %s the clock of %s shows %o', (instant, timeZone, shown) => {
  expect(wallClockOf(new Date(instant), timeZone)).toEqual(shown)
})

test.each([
  ['00:00', 0],
  ['09:05', 545],
  ['23:59', 1439],
])('%s is minute %s, and back', (text, minute) => {
  expect(minuteFromClock(text)).toBe(minute)
  expect(clockText(minute)).toBe(text)
})

test.each(['24:00', '9:05', '', '12:60', 'noon'])('%s is no time', (text) => {
  expect(minuteFromClock(text)).toBeNull()
})
