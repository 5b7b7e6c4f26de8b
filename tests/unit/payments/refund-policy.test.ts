import { expect, test } from 'vitest'
import { money, zero } from '#lib/money/money.ts'
import { decideRefund, type RefundablePayment, refundableOf } from '#lib/payments/refund-policy.ts'

const paid = (changes: Partial<RefundablePayment> = {}): RefundablePayment => ({
  state: 'paid',
  isDisputed: false,
  balance: money(5000, 'EUR'),
  underWay: zero('EUR'),
  ...changes,
})

test.each([
  ['all of it', paid(), 5000, null],
  ['a part', paid(), 1, null],
  ['nothing', paid(), 0, 'refund_is_nothing'],
  ['less than nothing', paid(), -1, 'refund_is_nothing'],
  ['more than was paid', paid(), 5001, 'refund_exceeds_balance'],
  ['all of it while a part is under way', paid({ underWay: money(1, 'EUR') }), 5000, 'refund_exceeds_balance'],
  ['the rest while a part is under way', paid({ underWay: money(1, 'EUR') }), 4999, null],
  ['what is left of a partly refunded one', paid({ state: 'partly_refunded', balance: money(10, 'EUR') }), 10, null],
  ['a hold', paid({ state: 'held', balance: zero('EUR') }), 10, 'payment_not_refundable'],
  ['one that nobody paid', paid({ state: 'awaiting' }), 10, 'payment_not_refundable'],
  ['one that went back already', paid({ state: 'refunded', balance: zero('EUR') }), 10, 'payment_not_refundable'],
] as const)('giving back %s', (_, payment, amount, refusal) => {
  const decision = decideRefund(payment, money(amount, 'EUR'))
  expect(decision).toEqual(refusal === null ? { ok: true } : { ok: false, refusal })
})

test('what can be refunded is what was given less what is promised', () => {
  expect(refundableOf(paid({ underWay: money(2000, 'EUR') }))).toEqual(money(3000, 'EUR'))
})
