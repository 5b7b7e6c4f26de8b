import fc from 'fast-check'
import { expect, test } from 'vitest'
import { money, sumOf } from '#lib/money/money.ts'
import {
  addFlows,
  type CashFlow,
  changeOfBalance,
  isTimeGrouping,
  netOfFlow,
  noFlow,
  sumOfFlows,
} from '#lib/payments/reports/cash-flow.ts'

const eur = (minor: number) => money(minor, 'EUR')

const flowOf = (changes: Partial<CashFlow> = {}): CashFlow => ({ ...noFlow('EUR'), ...changes })

const aFlow = fc
  .record({ gross: fc.nat(1e9), refunds: fc.nat(1e9), disputes: fc.nat(1e9), fees: fc.nat(1e9) })
  .chain((left) =>
    fc
      .record({ other: fc.integer({ min: -1e9, max: 1e9 }), payouts: fc.nat(1e9) })
      .map((right) => ({ ...left, ...right })),
  )
  .map(({ gross, refunds, disputes, fees, other, payouts }) => ({
    ...{ gross: eur(gross), refunds: eur(refunds), disputes: eur(disputes) },
    ...{ fees: eur(fees), other: eur(other), payouts: eur(payouts) },
  }))

test('what is left of the payments is what was taken less refunds, disputes and fees', () => {
  const flow = flowOf({
    gross: eur(10_000),
    refunds: eur(2000),
    disputes: eur(3000),
    fees: eur(450),
    payouts: eur(4000),
  })
  expect(netOfFlow(flow)).toEqual(eur(4550))
})

test('the balance changes by all that Stripe has moved', () => {
  const flow = flowOf({ gross: eur(10_000), fees: eur(450), other: eur(700), payouts: eur(9000) })
  expect(changeOfBalance(flow)).toEqual(eur(1250))
})

test('parts add up to the whole, figure by figure', () => {
  fc.assert(
    fc.property(fc.array(aFlow), (flows) => {
      const whole = sumOfFlows(flows, 'EUR')
      expect(netOfFlow(whole)).toEqual(sumOf(flows.map(netOfFlow), 'EUR'))
      expect(changeOfBalance(whole)).toEqual(sumOf(flows.map(changeOfBalance), 'EUR'))
    }),
  )
})

test('flows of two currencies are never added', () => {
  expect(() => addFlows(noFlow('EUR'), noFlow('USD'))).toThrow(/never added/)
})

test.each([
  ['day', true],
  ['month', true],
  ['service', false],
  ['status', false],
] as const)('whether %s is a span of time: %s', (grouping, isTime) => {
  expect(isTimeGrouping(grouping)).toBe(isTime)
})
