import { expect, test } from 'vitest'
import { money } from '#lib/money/money.ts'
import type { PaymentState } from '#lib/payments/payment-state.ts'
import { visitPaymentState } from '#lib/visits/visit-payment-state.ts'

const TOTAL = money(5000, 'EUR')
const payment = (state: PaymentState, captured = 0, returned = 0) => ({
  state,
  captured: money(captured, 'EUR'),
  returned: money(returned, 'EUR'),
})

test.each([
  ['no payments', [], 'unpaid'],
  ['one that nobody made', [payment('awaiting')], 'unpaid'],
  ['one that was cancelled', [payment('canceled')], 'unpaid'],
  ['a hold', [payment('held')], 'held'],
  ['all of it', [payment('paid', 5000)], 'paid'],
  ['a prepayment', [payment('paid', 1500)], 'partly_paid'],
  ['a prepayment and the rest', [payment('paid', 1500), payment('paid', 3500)], 'paid'],
  ['a cancelled one and all of it', [payment('canceled'), payment('paid', 5000)], 'paid'],
  ['a part given back', [payment('partly_refunded', 5000, 1)], 'partly_refunded'],
  ['everything given back', [payment('refunded', 5000, 5000)], 'refunded'],
  ['one of two given back', [payment('refunded', 1500, 1500), payment('paid', 3500)], 'partly_refunded'],
] as const)('a visit with %s is %s', (_, payments, state) => {
  expect(visitPaymentState(TOTAL, payments)).toBe(state)
})

test('the order of payments does not matter', () => {
  const payments = [payment('paid', 1500), payment('canceled'), payment('partly_refunded', 3500, 500)]
  expect(visitPaymentState(TOTAL, payments)).toBe(visitPaymentState(TOTAL, payments.toReversed()))
})
