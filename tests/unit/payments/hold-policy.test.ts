import { expect, test } from 'vitest'
import { money } from '#lib/money/money.ts'
import { decideCapture, decideRelease, type HeldPayment } from '#lib/payments/hold-policy.ts'

const held = (changes: Partial<HeldPayment> = {}): HeldPayment => ({
  state: 'held',
  held: money(5000, 'EUR'),
  isDecided: false,
  ...changes,
})

test.each([
  ['all of it', held(), 5000, null],
  ['a part', held(), 1, null],
  ['nothing', held(), 0, 'capture_is_nothing'],
  ['more than is held', held(), 5001, 'capture_exceeds_hold'],
  ['what somebody has captured or let go already', held({ isDecided: true }), 5000, 'hold_already_decided'],
  ['what was charged at once', held({ state: 'paid' }), 5000, 'payment_not_held'],
  ['what nobody has paid', held({ state: 'awaiting' }), 5000, 'payment_not_held'],
  ['what has been let go', held({ state: 'canceled' }), 5000, 'payment_not_held'],
] as const)('capturing %s', (_, payment, amount, refusal) => {
  const decision = decideCapture(payment, money(amount, 'EUR'))
  expect(decision).toEqual(refusal === null ? { ok: true } : { ok: false, refusal })
})

test('a hold is let go once, and only while it stands', () => {
  expect(decideRelease(held())).toEqual({ ok: true })
  expect(decideRelease(held({ isDecided: true }))).toEqual({ ok: false, refusal: 'hold_already_decided' })
  expect(decideRelease(held({ state: 'paid' }))).toEqual({ ok: false, refusal: 'payment_not_held' })
})
