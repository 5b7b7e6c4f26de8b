import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, dayOf } from '#lib/visits/calendar.ts'
import { addMonths, countDays, periodBefore, periodNamed, periodOf } from '#lib/visits/periods/report-period.ts'

test.each([
  ['a whole month', '2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28'],
  ['a quarter', '2026-04-01', '2026-06-30', '2026-01-01', '2026-03-31'],
  ['a whole year', '2025-01-01', '2025-12-31', '2024-01-01', '2024-12-31'],
  ['a year so far', '2026-01-01', '2026-11-28', '2025-01-01', '2025-11-28'],
  ['a month so far', '2026-11-01', '2026-11-28', '2026-10-01', '2026-10-28'],
  ['a month up to a day that the one before has not', '2026-03-01', '2026-03-30', '2026-02-01', '2026-02-28'],
  ['January', '2026-01-01', '2026-01-31', '2025-12-01', '2025-12-31'],
  ['one day', '2026-03-29', '2026-03-29', '2026-03-28', '2026-03-28'],
  ['the first day of a month', '2026-12-01', '2026-12-01', '2026-11-30', '2026-11-30'],
  ['a week', '2026-11-23', '2026-11-29', '2026-11-16', '2026-11-22'],
  ['some days from a first on', '2026-02-01', '2026-03-10', '2025-12-25', '2026-01-31'],
])('%s is compared with the one before', (_, from, to, fromBefore, toBefore) => {
  expect(periodBefore({ from, to })).toEqual({ from: fromBefore, to: toBefore })
})

test('a period and the one before never overlap', () => {
  fc.assert(
    fc.property(fc.nat(4000), fc.nat(800), (start, length) => {
      const from = addDays('2020-01-01', start)
      const before = periodBefore({ from, to: addDays(from, length) })
      expect(before.from <= before.to).toBe(true)
      expect(before.to < from).toBe(true)
    }),
  )
})

test('a period has a name by the salon’s own day, not by Greenwich', () => {
  const now = new Date('2026-11-30T23:30:00Z')
  expect(periodNamed('today', now, 'Europe/Warsaw')).toEqual({ from: '2026-12-01', to: '2026-12-01' })
  expect(periodNamed('month', now, 'Europe/Warsaw')).toEqual({ from: '2026-12-01', to: '2026-12-01' })
  expect(periodNamed('last_month', now, 'Europe/Warsaw')).toEqual({ from: '2026-11-01', to: '2026-11-30' })
  expect(periodNamed('month', now, 'America/New_York')).toEqual({ from: '2026-11-01', to: '2026-11-30' })
  expect(periodNamed('week', now, 'Europe/Warsaw')).toEqual({ from: '2026-11-30', to: '2026-12-01' })
  expect(periodNamed('quarter', now, 'Europe/Warsaw')).toEqual({ from: '2026-10-01', to: '2026-12-01' })
  expect(periodNamed('year', now, 'Europe/Warsaw')).toEqual({ from: '2026-01-01', to: dayOf(now, 'Europe/Warsaw') })
})

test('a period that ends before it begins, or is longer than ten years, is none', () => {
  expect(periodOf('2026-11-02', '2026-11-01')).toBeNull()
  expect(periodOf('2000-01-01', '2026-11-01')).toBeNull()
  expect(periodOf('2026-11-01', '2026-11-01')).toEqual({ from: '2026-11-01', to: '2026-11-01' })
})

test('months have their own lengths, and days are counted with both ends', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2024-03-31', -1)).toBe('2024-02-29')
  expect(addMonths('2026-11-15', 14)).toBe('2028-01-15')
  expect(countDays({ from: '2026-03-28', to: '2026-03-30' })).toBe(3)
})
