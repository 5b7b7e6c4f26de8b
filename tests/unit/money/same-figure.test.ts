import { expect, test } from 'vitest'
import { money } from '#lib/money/money.ts'
import { sameFigure } from '#lib/money/same-figure.ts'

test.each([
  [4500, 'EUR', 'PLN', 4500],
  [4550, 'EUR', 'JPY', 46],
  [4549, 'EUR', 'JPY', 45],
  [45, 'JPY', 'EUR', 4500],
  [4500, 'EUR', 'KWD', 45_000],
  [4555, 'EUR', 'ISK', 4600],
  [12_345, 'KWD', 'EUR', 1235],
  [0, 'EUR', 'JPY', 0],
] as const)('%i of %s as %s', (minor, from, to, wanted) => {
  expect(sameFigure(money(minor, from), to)).toEqual(money(wanted, to))
})
