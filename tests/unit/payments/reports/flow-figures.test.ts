import { expect, test } from 'vitest'
import { money } from '#lib/money/money.ts'
import { noFlow } from '#lib/payments/reports/cash-flow.ts'
import { changeSince, figureOf, PAYMENT_FIGURES } from '#lib/payments/reports/flow-figures.ts'

const eur = (minor: number) => money(minor, 'EUR')

const flow = {
  ...noFlow('EUR'),
  ...{
    gross: eur(10_000),
    refunds: eur(2000),
    disputes: eur(1000),
    fees: eur(300),
    other: eur(50),
    payouts: eur(4000),
  },
}

test.each([
  ['gross', 10_000],
  ['refunds', 2000],
  ['disputes', 1000],
  ['fees', 300],
  ['net', 6700],
  ['other', 50],
  ['payouts', 4000],
  ['change', 2750],
] as const)('%s of a flow is %i', (figure, minor) => {
  expect(figureOf(flow, figure)).toEqual(eur(minor))
})

test('a client pays no fee of Stripe’s, so none is shown on their side', () => {
  expect(PAYMENT_FIGURES.client).not.toContain('fees')
  expect(PAYMENT_FIGURES.balance).toContain('fees')
})

test('a figure is compared with the one before, where there was one', () => {
  expect(changeSince(eur(1000), eur(1250))).toBe(0.25)
  expect(changeSince(eur(1000), eur(0))).toBe(-1)
  expect(changeSince(eur(0), eur(500))).toBeNull()
  expect(changeSince(eur(-100), eur(500))).toBeNull()
  expect(() => changeSince(money(1, 'USD'), eur(500))).toThrow()
})
