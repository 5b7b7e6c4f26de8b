import { expect, test } from 'vitest'
import { money } from '#lib/money/money.ts'
import { isPayable, planBooking, plannedChargeOf, totalPriceOf } from '#lib/visits/booking-plan.ts'
import { anOffer } from '#tests/support/offers.ts'

const takesPayments = { currency: 'EUR', takesPayments: true } as const

test('an appointment’s terms are those of its service and its staff member together', () => {
  const offer = anOffer({ staffPayment: 'not_available', prepayment: { kind: 'percent', percent: 30 } })
  expect(plannedChargeOf(offer)).toEqual({
    status: 'not_available',
    price: money(5000, 'EUR'),
    due: money(1500, 'EUR'),
  })
})

test('the time is held only while something can be paid', () => {
  expect(isPayable(planBooking([anOffer()], takesPayments))).toBe(true)
  expect(isPayable(planBooking([anOffer({ servicePayment: 'not_available' })], takesPayments))).toBe(false)
  expect(isPayable(planBooking([anOffer({ price: money(10, 'EUR') })], takesPayments))).toBe(false)
})

test('a branch that takes no payments online books at once', () => {
  expect(isPayable(planBooking([anOffer()], { currency: 'EUR', takesPayments: false }))).toBe(false)
})

test('a visit costs what its services cost', () => {
  expect(totalPriceOf([anOffer(), anOffer({ price: money(1, 'EUR') })], 'EUR')).toEqual(money(5001, 'EUR'))
})
