import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leastChargeMinorOf } from '#lib/money/currencies.ts'
import { money } from '#lib/money/money.ts'
import { planEnding, planRest } from '#lib/payments/endings/ending-plan.ts'
import type { PaymentAtEnd } from '#lib/payments/endings/payment-at-end.ts'

const eur = (amountMinor: number) => money(amountMinor, 'EUR')
const empty = (id: string): PaymentAtEnd => ({ id, kept: eur(0), later: eur(0), held: eur(0) })
const taken = (id: string, amountMinor: number) => ({ ...empty(id), kept: eur(amountMinor) })
const coming = (id: string, amountMinor: number) => ({ ...empty(id), later: eur(amountMinor) })
const held = (id: string, amountMinor: number) => ({ ...empty(id), held: eur(amountMinor) })

test.each([
  ['in time: all of it goes back', [taken('a', 5000)], 0, [{ kind: 'refund', paymentId: 'a', amount: eur(5000) }]],
  ['late: the fee stays', [taken('a', 5000)], 2500, [{ kind: 'refund', paymentId: 'a', amount: eur(2500) }]],
  ['a fee of everything: nothing goes back', [taken('a', 5000)], 5000, []],
  ['a fee above what was paid is what was paid', [taken('a', 5000)], 9000, []],
  ['a hold in time is let go', [held('a', 5000)], 0, [{ kind: 'release', paymentId: 'a' }]],
  ['of a hold the fee is captured', [held('a', 5000)], 2000, [{ kind: 'capture', paymentId: 'a', amount: eur(2000) }]],
  ['a fee that Stripe would not take is let go', [held('a', 5000)], 20, [{ kind: 'release', paymentId: 'a' }]],
  [
    'prepaid and the rest: the fee comes out of the first',
    [taken('a', 2000), taken('b', 3000)],
    2500,
    [{ kind: 'refund', paymentId: 'b', amount: eur(2500) }],
  ],
  [
    'what was taken pays the fee before what is held',
    [held('a', 3000), taken('b', 2000)],
    2000,
    [{ kind: 'release', paymentId: 'a' }],
  ],
  [
    'what is being captured pays the fee before what is held, and its rest waits',
    [held('a', 3000), coming('b', 5000)],
    2000,
    [{ kind: 'release', paymentId: 'a' }],
  ],
  [
    'what was taken pays the fee before what is being captured',
    [coming('a', 3000), taken('b', 2000)],
    1000,
    [{ kind: 'refund', paymentId: 'b', amount: eur(1000) }],
  ],
] as const)('%s', (_, payments, fee, orders) => {
  expect(planEnding(payments, eur(fee)).orders).toEqual(orders)
})

test('the fee is kept of the payments that it is taken from, and of no other', () => {
  const keptOf = (fee: number) => planEnding([taken('a', 2000), taken('b', 3000), held('c', 1000)], eur(fee)).keptOf
  expect([0, 2000, 2500, 5500].map(keptOf)).toEqual([[], ['a'], ['a', 'b'], ['a', 'b', 'c']])
})

const KINDS = { taken, coming, held }
const aPayment = fc.record({
  id: fc.uuid(),
  sum: fc.integer({ min: 0, max: 100_000 }),
  kind: fc.constantFrom<keyof typeof KINDS>('taken', 'coming', 'held'),
})

test('whatever was paid, the fee and the rest are all of it, and the fee is at most what the rule says', () => {
  fc.assert(
    fc.property(fc.array(aPayment, { maxLength: 5 }), fc.integer({ min: 0, max: 200_000 }), (paid, wanted) => {
      const payments = paid.map(({ id, sum, kind }) => KINDS[kind](id, sum))
      const all = paid.reduce((sum, one) => sum + one.sum, 0)
      const { orders, fee, returned } = planEnding(payments, eur(wanted))
      expect(fee.amountMinor + returned.amountMinor).toBe(all)
      expect(fee.amountMinor).toBeLessThanOrEqual(wanted)
      expect(Math.min(wanted, all) - fee.amountMinor).toBeLessThan(leastChargeMinorOf('EUR') * Math.max(1, paid.length))
      for (const order of orders) {
        const payment = payments.find(({ id }) => id === order.paymentId)
        const most = order.kind === 'refund' ? payment?.kept : payment?.held
        if (order.kind !== 'release') expect(order.amount.amountMinor).toBeLessThanOrEqual(most?.amountMinor ?? 0)
        if (order.kind !== 'release') expect(order.amount.amountMinor).toBeGreaterThan(0)
      }
      // A hold is decided about exactly once.
      const decided = orders.filter(({ kind }) => kind !== 'refund').map(({ paymentId }) => paymentId)
      expect(decided.toSorted()).toEqual(
        payments
          .filter((one) => one.held.amountMinor > 0)
          .map(({ id }) => id)
          .toSorted(),
      )
    }),
  )
})

test('of a visit that has ended, what is above the fee goes back, and all of what the fee is not kept of', () => {
  const rest = (fee: number) =>
    planRest(
      [
        { ...taken('fee', 5000), isFeeOf: true },
        { ...taken('other', 3000), isFeeOf: false },
      ],
      eur(fee),
    )
  const other = { kind: 'refund', paymentId: 'other', amount: eur(3000) }
  expect(rest(5000)).toEqual({ refunds: [other], returned: eur(3000) })
  expect(rest(2000).refunds).toEqual([{ kind: 'refund', paymentId: 'fee', amount: eur(3000) }, other])
})

test('once all has come, what went back at the end and later leaves the fee, to the cent', () => {
  fc.assert(
    fc.property(fc.array(aPayment, { maxLength: 5 }), fc.integer({ min: 0, max: 200_000 }), (paid, wanted) => {
      const payments = paid.map(({ sum, kind }, index) => KINDS[kind](String(index), sum))
      const { orders, fee, keptOf } = planEnding(payments, eur(wanted))
      const landed = payments.map((payment) => {
        const order = orders.find(({ paymentId }) => paymentId === payment.id)
        const moved = order && order.kind !== 'release' ? order.amount.amountMinor : 0
        const minor = { refund: payment.kept.amountMinor - moved, capture: moved, release: 0 }
        const before = payment.kept.amountMinor + payment.later.amountMinor
        return { ...taken(payment.id, order ? minor[order.kind] : before), isFeeOf: keptOf.includes(payment.id) }
      })
      const { refunds, returned } = planRest(landed, fee)
      const back = refunds.reduce((sum, { amount }) => sum + amount.amountMinor, 0)
      expect(back).toBe(returned.amountMinor)
      expect(landed.reduce((sum, { kept }) => sum + kept.amountMinor, 0) - back).toBe(fee.amountMinor)
    }),
  )
})
