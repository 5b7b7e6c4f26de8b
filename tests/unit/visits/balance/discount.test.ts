import { expect, test } from 'vitest'
import { money } from '#lib/money/money.ts'
import { type Discount, decideDiscount, discountOf } from '#lib/visits/balance/discount.ts'

const eur = (minor: number) => money(minor, 'EUR')
const percent = (share: number): Discount => ({ kind: 'percent', percent: share })
const sum = (minor: number): Discount => ({ kind: 'sum', amount: eur(minor) })

test.each([
  [percent(10), 500],
  [percent(100), 5000],
  [percent(33), 1650],
  [sum(700), 700],
  [sum(9000), 5000],
])('%o of 50 euros', (discount, minor) => {
  expect(discountOf(discount, eur(5000))).toEqual(eur(minor))
})

const decide = (settled: number, discount: Discount) =>
  decideDiscount({ state: 'booked', total: eur(5000), settled: eur(settled) }, discount)

test('a discount leaves what is paid already to be paid', () => {
  expect(decide(4000, sum(1000))).toEqual({ ok: true, amount: eur(1000) })
  expect(decide(4000, sum(1001))).toEqual({ ok: false, refusal: 'discount_exceeds_open' })
  expect(decide(4000, percent(20))).toEqual({ ok: true, amount: eur(1000) })
  expect(decide(4000, percent(21))).toEqual({ ok: false, refusal: 'discount_exceeds_open' })
})

test('a discount is at most the price', () => {
  expect(decide(0, sum(5001))).toEqual({ ok: false, refusal: 'discount_exceeds_total' })
})

test('a discount is taken away again', () => {
  expect(decide(5000, sum(0))).toEqual({ ok: true, amount: eur(0) })
})

test('a visit that does not take place gets no discount', () => {
  const visit = { state: 'no_show', total: eur(5000), settled: eur(0) } as const
  expect(decideDiscount(visit, percent(10))).toEqual({ ok: false, refusal: 'visit_not_payable' })
})
