import fc from 'fast-check'
import { expect, test } from 'vitest'
import { money } from '#lib/money/money.ts'
import {
  findChargeOption,
  type PlannedCharge,
  planCharge,
  planWithoutPayment,
  shareOf,
} from '#lib/payments/charge-plan.ts'
import type { ServicePaymentStatus } from '#lib/payments/terms.ts'

const charge = (status: ServicePaymentStatus, price: number, due = price): PlannedCharge => ({
  status,
  price: money(price, 'EUR'),
  due: money(due, 'EUR'),
})

const plan = (...charges: PlannedCharge[]) => {
  const { options, obstacle } = planCharge(charges, 'EUR')
  return {
    obstacle,
    options: options.map(({ choice, now, atSalon }) => [choice, now.amountMinor, atSalon.amountMinor]),
  }
}

test('what is required must be paid', () => {
  expect(plan(charge('required', 5000))).toEqual({ obstacle: null, options: [['required', 5000, 0]] })
})

test('a prepayment leaves the rest for the salon', () => {
  expect(plan(charge('required', 5000, 1500))).toEqual({ obstacle: null, options: [['required', 1500, 3500]] })
})

test('what is available is the client’s choice', () => {
  expect(plan(charge('available', 5000))).toEqual({
    obstacle: null,
    options: [
      ['everything', 5000, 0],
      ['at_salon', 0, 5000],
    ],
  })
})

test('beside what is required the client may pay the rest too, but not nothing', () => {
  expect(plan(charge('required', 5000, 2000), charge('available', 3000), charge('not_available', 1000))).toEqual({
    obstacle: null,
    options: [
      ['required', 2000, 7000],
      ['everything', 5000, 4000],
    ],
  })
})

test('what is not available is paid at the salon', () => {
  expect(plan(charge('not_available', 5000))).toEqual({ obstacle: null, options: [['at_salon', 0, 5000]] })
})

test('less than Stripe’s minimum is not charged, also where payment is required', () => {
  expect(plan(charge('required', 49))).toEqual({ obstacle: 'below_minimum', options: [['at_salon', 0, 49]] })
  expect(plan(charge('required', 50))).toEqual({ obstacle: null, options: [['required', 50, 0]] })
})

test('where only the required part is too small, everything together can still be paid', () => {
  expect(plan(charge('required', 30), charge('available', 30))).toEqual({
    obstacle: 'below_minimum',
    options: [
      ['everything', 60, 0],
      ['at_salon', 0, 60],
    ],
  })
})

test('more than the most that Stripe takes is paid at the salon', () => {
  expect(plan(charge('required', 100_000_000)).obstacle).toBe('above_maximum')
})

test('a visit that costs nothing needs no payment', () => {
  expect(plan(charge('required', 0))).toEqual({ obstacle: null, options: [['at_salon', 0, 0]] })
})

test('a branch that takes no payments online asks for none', () => {
  const { options } = planWithoutPayment([charge('required', 5000)], 'EUR')
  expect(options.map(({ choice }) => choice)).toEqual(['at_salon'])
})

test.each([
  ['required', 'required', 1500, 3500],
  ['required', 'everything', 1500, 3500],
  ['required', 'at_salon', 0, 5000],
  ['available', 'required', 0, 5000],
  ['available', 'everything', 1500, 3500],
  ['not_available', 'everything', 0, 5000],
] as const)('of what is %s the choice %s pays %i now and leaves %i for the salon', (status, choice, now, atSalon) => {
  expect(shareOf(charge(status, 5000, 1500), choice)).toEqual({
    now: money(now, 'EUR'),
    atSalon: money(atSalon, 'EUR'),
  })
})

test('an option is found only if it is offered', () => {
  const required = planCharge([charge('required', 5000)], 'EUR')
  expect(findChargeOption(required, 'at_salon')).toBeNull()
  expect(findChargeOption(required, 'required')?.now).toEqual(money(5000, 'EUR'))
})

test('every option adds up to the price, appointment by appointment too, and only payable sums are offered', () => {
  const status = fc.constantFrom<ServicePaymentStatus>('not_available', 'available', 'required')
  const charges = fc.array(fc.tuple(status, fc.integer({ min: 0, max: 200_000 }), fc.integer({ min: 0, max: 100 })), {
    minLength: 1,
    maxLength: 10,
  })
  fc.assert(
    fc.property(charges, (drawn) => {
      const planned = drawn.map(([of, price, share]) => charge(of, price, Math.floor((price * share) / 100)))
      const total = planned.reduce((sum, { price }) => sum + price.amountMinor, 0)
      const { options } = planCharge(planned, 'EUR')
      for (const { choice, now, atSalon } of options) {
        const shares = planned.map((one) => shareOf(one, choice))
        expect(shares.reduce((sum, share) => sum + share.now.amountMinor, 0)).toBe(now.amountMinor)
        expect(shares.reduce((sum, share) => sum + share.atSalon.amountMinor, 0)).toBe(atSalon.amountMinor)
        expect(now.amountMinor + atSalon.amountMinor).toBe(total)
        if (choice === 'at_salon') expect(now.amountMinor).toBe(0)
        else expect(now.amountMinor).toBeGreaterThanOrEqual(50)
      }
    }),
  )
})
