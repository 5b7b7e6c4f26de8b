import { expect, test } from 'vitest'
import { money } from '#lib/money/money.ts'
import { isPayable, planBooking, plannedChargeOf, spreadAhead, totalPriceOf } from '#lib/visits/booking-plan.ts'
import { VISIT_STATES } from '#lib/visits/visit-state.ts'
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

test('prices that are ranges may become more only until the visit is over', () => {
  const colour = anOffer({ priceTo: money(8000, 'EUR') })
  const growing = VISIT_STATES.filter((state) => spreadAhead(state, [colour, anOffer()], 'EUR').amountMinor > 0)
  expect(growing).toEqual(['on_hold', 'booked', 'arrived'])
  expect(spreadAhead('booked', [colour, colour], 'EUR')).toEqual(money(6000, 'EUR'))
})

const PREPAYMENTS = {
  full: { kind: 'full' },
  percent: { kind: 'percent', percent: 30 },
  fixed: { kind: 'fixed', amount: money(2000, 'EUR') },
} as const

// Of EUR 50: what is paid now and what at the salon, by each choice that the client is given.
const AT_SALON = [['at_salon', 0, 5000]] as const
const mustPay = (now: number) => [['required', now, 5000 - now]] as const
const mayPay = (now: number) => [['everything', now, 5000 - now], ...AT_SALON] as const

test.each([
  ['not_available', 'as_service', 'full', AT_SALON],
  ['not_available', 'as_service', 'percent', AT_SALON],
  ['not_available', 'as_service', 'fixed', AT_SALON],
  ['not_available', 'not_available', 'full', AT_SALON],
  ['not_available', 'not_available', 'percent', AT_SALON],
  ['not_available', 'not_available', 'fixed', AT_SALON],
  ['not_available', 'available', 'full', AT_SALON],
  ['not_available', 'available', 'percent', AT_SALON],
  ['not_available', 'available', 'fixed', AT_SALON],
  ['not_available', 'required', 'full', AT_SALON],
  ['not_available', 'required', 'percent', AT_SALON],
  ['not_available', 'required', 'fixed', AT_SALON],
  ['available', 'as_service', 'full', mayPay(5000)],
  ['available', 'as_service', 'percent', mayPay(1500)],
  ['available', 'as_service', 'fixed', mayPay(2000)],
  ['available', 'not_available', 'full', AT_SALON],
  ['available', 'not_available', 'percent', AT_SALON],
  ['available', 'not_available', 'fixed', AT_SALON],
  ['available', 'available', 'full', mayPay(5000)],
  ['available', 'available', 'percent', mayPay(1500)],
  ['available', 'available', 'fixed', mayPay(2000)],
  ['available', 'required', 'full', mustPay(5000)],
  ['available', 'required', 'percent', mustPay(1500)],
  ['available', 'required', 'fixed', mustPay(2000)],
  ['required', 'as_service', 'full', mustPay(5000)],
  ['required', 'as_service', 'percent', mustPay(1500)],
  ['required', 'as_service', 'fixed', mustPay(2000)],
  ['required', 'not_available', 'full', AT_SALON],
  ['required', 'not_available', 'percent', AT_SALON],
  ['required', 'not_available', 'fixed', AT_SALON],
  ['required', 'available', 'full', mustPay(5000)],
  ['required', 'available', 'percent', mustPay(1500)],
  ['required', 'available', 'fixed', mustPay(2000)],
  ['required', 'required', 'full', mustPay(5000)],
  ['required', 'required', 'percent', mustPay(1500)],
  ['required', 'required', 'fixed', mustPay(2000)],
] as const)('a service that is %s by someone %s, paid %s: the client may %o', (service, staff, prepayment, options) => {
  const offer = anOffer({ servicePayment: service, staffPayment: staff, prepayment: PREPAYMENTS[prepayment] })
  const plan = planBooking([offer], takesPayments)
  expect(plan.obstacle).toBeNull()
  expect(plan.options.map(({ choice, now, atSalon }) => [choice, now.amountMinor, atSalon.amountMinor])).toEqual(
    options,
  )
})
