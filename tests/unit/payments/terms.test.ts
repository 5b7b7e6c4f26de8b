import { expect, test } from 'vitest'
import { money } from '#lib/money/money.ts'
import { effectiveTerms, prepaymentOf } from '#lib/payments/terms.ts'

test.each([
  ['not_available', 'as_service', 'not_available', 'service_not_available'],
  ['not_available', 'not_available', 'not_available', 'staff_not_available'],
  ['not_available', 'available', 'not_available', 'service_not_available'],
  ['not_available', 'required', 'not_available', 'service_not_available'],
  ['available', 'as_service', 'available', 'service_available'],
  ['available', 'not_available', 'not_available', 'staff_not_available'],
  ['available', 'available', 'available', 'staff_available'],
  ['available', 'required', 'required', 'staff_required'],
  ['required', 'as_service', 'required', 'service_required'],
  ['required', 'not_available', 'not_available', 'staff_not_available'],
  ['required', 'available', 'required', 'service_required'],
  ['required', 'required', 'required', 'both_required'],
] as const)('a service that is %s by someone %s is %s: %s', (service, staff, status, reason) => {
  expect(effectiveTerms(service, staff)).toEqual({ status, reason })
})

test('the prepayment is the full price, a share of it or a fixed sum', () => {
  const price = money(18_000, 'PLN')
  expect(prepaymentOf(price, { kind: 'full' })).toEqual(price)
  expect(prepaymentOf(price, { kind: 'percent', percent: 30 })).toEqual(money(5400, 'PLN'))
  expect(prepaymentOf(price, { kind: 'fixed', amount: money(5000, 'PLN') })).toEqual(money(5000, 'PLN'))
})

test('a fixed prepayment is never more than the price', () => {
  const amount = money(5000, 'PLN')
  expect(prepaymentOf(money(3000, 'PLN'), { kind: 'fixed', amount })).toEqual(money(3000, 'PLN'))
})
