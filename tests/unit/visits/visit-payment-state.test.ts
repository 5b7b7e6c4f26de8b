import { expect, test } from 'vitest'
import { money } from '#lib/money/money.ts'
import type { PaymentState } from '#lib/payments/payment-state.ts'
import { visitPaymentState } from '#lib/visits/visit-payment-state.ts'

const payment = (state: PaymentState, captured = 0, returned = 0) => ({
  state,
  captured: money(captured, 'EUR'),
  returned: money(returned, 'EUR'),
})

const stateOf = (payments: Parameters<typeof visitPaymentState>[0]['payments'], recorded = 0, toPay = 5000) =>
  visitPaymentState({ toPay: money(toPay, 'EUR'), payments, recorded: money(recorded, 'EUR') })

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
  expect(stateOf(payments)).toBe(state)
})

test.each([
  ['all of it', [], 5000, 'paid'],
  ['a part', [], 2000, 'partly_paid'],
  ['nothing any more', [], 0, 'unpaid'],
  ['the rest of a prepayment', [payment('paid', 1500)], 3500, 'paid'],
  ['a part, beside a hold', [payment('held')], 2000, 'partly_paid'],
  ['what a refund gave back', [payment('refunded', 5000, 5000)], 5000, 'paid'],
  ['a part of what a refund gave back', [payment('refunded', 5000, 5000)], 2000, 'partly_refunded'],
] as const)('a visit that was paid at the desk, %s, counts it', (_, payments, recorded, state) => {
  expect(stateOf(payments, recorded)).toBe(state)
})

test('a visit with a discount is paid once the rest is', () => {
  expect(stateOf([payment('paid', 4000)], 0, 4000)).toBe('paid')
  expect(stateOf([], 0, 0)).toBe('unpaid')
})

test('the order of payments does not matter', () => {
  const payments = [payment('paid', 1500), payment('canceled'), payment('partly_refunded', 3500, 500)]
  expect(stateOf(payments)).toBe(stateOf(payments.toReversed()))
})
