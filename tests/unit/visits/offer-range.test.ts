import { expect, test } from 'vitest'
import { money } from '#lib/money/money.ts'
import { joinedRange, rangeOf, widestRange } from '#lib/visits/offer-range.ts'
import { anOffer } from '#tests/support/offers.ts'

const haircut = rangeOf(anOffer())
const colour = rangeOf(anOffer({ price: money(32_00, 'EUR'), priceTo: money(48_00, 'EUR'), durationMinutes: 120 }))

test('an offer with one price is no range', () => {
  expect(haircut).toEqual({ from: money(5000, 'EUR'), to: money(5000, 'EUR'), minutes: 60, minutesTo: 60 })
})

test('one after another they add up at both ends', () => {
  expect(joinedRange([haircut, colour])).toEqual({
    ...{ from: money(8200, 'EUR'), to: money(9800, 'EUR'), minutes: 180, minutesTo: 180 },
  })
  expect(joinedRange([])).toBeNull()
})

test('of several it is between the least and the most', () => {
  expect(widestRange([haircut, colour])).toEqual({
    ...{ from: money(3200, 'EUR'), to: money(5000, 'EUR'), minutes: 60, minutesTo: 120 },
  })
  expect(widestRange([])).toBeNull()
})
