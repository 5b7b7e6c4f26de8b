import { expect, test } from 'vitest'
import { money } from '#lib/money/money.ts'
import { decideFinalPrice, type PricedVisit } from '#lib/visits/balance/final-price.ts'

const eur = (minor: number) => money(minor, 'EUR')

const decide = (minor: number, changes: Partial<PricedVisit> = {}) =>
  decideFinalPrice(
    {
      ...{ state: 'arrived', range: { from: eur(5000), to: eur(8000) }, others: eur(1000) },
      ...{ discount: { kind: 'percent', percent: 10 }, settled: eur(0), ...changes },
    },
    eur(minor),
  )

test.each([
  [5000, 6000, 600],
  [6500, 7500, 750],
  [8000, 9000, 900],
])('at %d the whole visit costs %d, with %d of discount', (price, total, discount) => {
  expect(decide(price)).toMatchObject({ ok: true, price: eur(price), total: eur(total), discount: eur(discount) })
})

test('a discount of a sum stays that sum', () => {
  const discount = { kind: 'sum', amount: eur(300) } as const
  expect(decide(7000, { discount })).toMatchObject({ ok: true, total: eur(8000), discount: eur(300) })
})

test.each([4999, 8001, 0])('a client pays nothing outside of what they were shown: %d', (price) => {
  expect(decide(price)).toEqual({ ok: false, refusal: 'price_outside_range' })
})

test('what has one price keeps it', () => {
  expect(decide(5000, { range: null })).toEqual({ ok: false, refusal: 'price_is_fixed' })
})

test('a visit does not become cheaper than what was paid for it', () => {
  expect(decide(6000, { settled: eur(6300) })).toMatchObject({ ok: true })
  expect(decide(6000, { settled: eur(6301) })).toEqual({ ok: false, refusal: 'price_below_settled' })
})

test('a visit that does not take place has no final price', () => {
  expect(decide(6000, { state: 'canceled' })).toEqual({ ok: false, refusal: 'visit_not_payable' })
})
