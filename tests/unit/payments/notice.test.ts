import { expect, test } from 'vitest'
import { isPaymentNotice, NOTICE_KINDS } from '#lib/payments/notice.ts'

test('what is about a payment is told apart from what is about the account', () => {
  expect(NOTICE_KINDS.every(isPaymentNotice)).toBe(true)
  expect(['ledger_differs', 'payout_failed', 'books_wrong'].some(isPaymentNotice)).toBe(false)
})
