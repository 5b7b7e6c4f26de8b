import { expect, test } from 'vitest'
import { chartedPeriod, mailedPeriod } from '#lib/visits/periods/mailed-period.ts'

test.each([
  ['daily', '2026-11-27', '2026-11-27'],
  ['daily', '2026-03-29', '2026-03-29'],
  ['weekly', '2026-12-28', '2027-01-03'],
  ['monthly', '2028-02-01', '2028-02-29'],
  ['monthly', '2026-12-01', '2026-12-31'],
] as const)('a %s report of %s ends with %s', (every, from, to) => {
  expect(mailedPeriod(every, from)).toEqual({ from, to })
})

test('a day’s chart shows the two weeks up to it, a longer one just its period', () => {
  const day = mailedPeriod('daily', '2026-11-27')
  expect(chartedPeriod('daily', day)).toEqual({ from: '2026-11-14', to: '2026-11-27' })
  const month = mailedPeriod('monthly', '2026-11-01')
  expect(chartedPeriod('monthly', month)).toEqual(month)
})
