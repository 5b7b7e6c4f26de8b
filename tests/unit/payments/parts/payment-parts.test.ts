import fc from 'fast-check'
import { expect, test } from 'vitest'
import { money, sumOf } from '#lib/money/money.ts'
import { type PayableAppointment, partsOfPayment } from '#lib/payments/parts/payment-parts.ts'

const appointment = (
  position: number,
  { price = 0, due = 0, paid = 0, status = 'required' as PayableAppointment['status'] },
): PayableAppointment => ({
  ...{ position, status },
  ...{ price: money(price, 'EUR'), due: money(due, 'EUR'), paid: money(paid, 'EUR') },
})

const partsOf = (minor: number, appointments: readonly PayableAppointment[]) =>
  partsOfPayment(money(minor, 'EUR'), appointments).map(({ position, amount }) => [position, amount.amountMinor])

const cut = appointment(0, { price: 5000, due: 5000 })
const colour = appointment(1, { price: 9000, due: 3000 })
const care = appointment(2, { price: 3000, due: 3000, status: 'available' })

test('what had to be paid is for the appointments that had to be', () => {
  expect(partsOf(8000, [cut, colour, care])).toEqual([
    [0, 5000],
    [1, 3000],
  ])
})

test('all that could be paid is for each as its terms say', () => {
  expect(partsOf(11_000, [cut, colour, care])).toEqual([
    [0, 5000],
    [1, 3000],
    [2, 3000],
  ])
})

test('the whole price is for each at its price', () => {
  expect(partsOf(17_000, [cut, colour, care])).toEqual([
    [0, 5000],
    [1, 9000],
    [2, 3000],
  ])
})

test('a later payment is for what is still open', () => {
  const paid = [
    appointment(0, { price: 5000, due: 5000, paid: 5000 }),
    appointment(1, { price: 9000, due: 3000, paid: 3000 }),
    appointment(2, { price: 3000, due: 0, status: 'not_available' }),
  ]
  expect(partsOf(9000, paid)).toEqual([
    [1, 6000],
    [2, 3000],
  ])
})

test('a sum that is none of these, such as a late fee, is split over what is open, or else by the prices', () => {
  expect(partsOf(1700, [cut, colour, care])).toEqual([
    [0, 500],
    [1, 900],
    [2, 300],
  ])
  const paid = [appointment(0, { price: 3000, paid: 3000 }), appointment(1, { price: 1000, paid: 1000 })]
  expect(partsOf(100, paid)).toEqual([
    [0, 75],
    [1, 25],
  ])
})

test('the parts of any payment of any visit add up to it', () => {
  const anAppointment = fc.record({ price: fc.nat(50_000), due: fc.nat(50_000), paid: fc.nat(50_000) }).chain((sums) =>
    fc.constantFrom('required' as const, 'available' as const, 'not_available' as const).map((status) => ({
      ...sums,
      status,
    })),
  )
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200_000 }), fc.array(anAppointment, { minLength: 1 }), (minor, rows) => {
      const parts = partsOfPayment(
        money(minor, 'EUR'),
        rows.map((row, position) => appointment(position, row)),
      )
      const sum = sumOf(
        parts.map(({ amount }) => amount),
        'EUR',
      )
      expect(sum.amountMinor).toBe(minor)
      expect(parts.every(({ amount }) => amount.amountMinor > 0)).toBe(true)
    }),
  )
})

test('of a visit without appointments nothing is for anything', () => {
  expect(partsOf(100, [])).toEqual([])
})
