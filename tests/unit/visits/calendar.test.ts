import { expect, test } from 'vitest'
import { addDays, bookableDays, dateOfDay, dayOf, daysFrom, isDay, weekdayOf } from '#lib/visits/calendar.ts'

test('a day is a day of the calendar', () => {
  expect(['2026-11-25', '2028-02-29'].filter(isDay)).toHaveLength(2)
  expect(['2026-02-30', '2026-13-01', '26-1-1', '2026-11-25T00:00', ''].filter(isDay)).toEqual([])
})

test('the day of an instant is the day where the branch is', () => {
  const instant = new Date('2026-11-24T23:30:00Z')
  expect(dayOf(instant, 'Europe/Warsaw')).toBe('2026-11-25')
  expect(dayOf(instant, 'America/New_York')).toBe('2026-11-24')
})

test('days are counted over months, years and changed clocks', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(daysFrom('2026-03-28', 3)).toEqual(['2026-03-28', '2026-03-29', '2026-03-30'])
})

test('the week begins on Monday', () => {
  expect(weekdayOf('2026-11-23')).toBe(1)
  expect(weekdayOf('2026-11-29')).toBe(7)
})

test('clients may book from today to the horizon', () => {
  const branch = { timeZone: 'Europe/Warsaw', bookingHorizonDays: 60 }
  expect(bookableDays(new Date('2026-11-23T23:30:00Z'), branch)).toEqual({ from: '2026-11-24', to: '2027-01-23' })
})

test('a day stands for its own date in UTC', () => {
  expect(dateOfDay('2026-11-25').toISOString()).toBe('2026-11-25T00:00:00.000Z')
})
