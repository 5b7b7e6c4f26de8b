import { expect, test } from 'vitest'
import { decideAnswer, hasAnswer, wantsAnswer } from '#lib/payments/disputes/dispute-policy.ts'
import { DISPUTE_STATES } from '#lib/payments/payment-facts.ts'

const NOW = new Date('2026-11-23T12:00:00Z')
const TOMORROW = new Date('2026-11-24T12:00:00Z')
const YESTERDAY = new Date('2026-11-22T12:00:00Z')

test.each(DISPUTE_STATES)('a bank waits for an answer while it asks, and at no other time: %s', (state) => {
  expect(wantsAnswer(state)).toBe(state === 'needs_response' || state === 'inquiry')
  expect(hasAnswer(state)).toBe(['under_review', 'inquiry_under_review', 'won'].includes(state))
  const decision = decideAnswer({ state, isAnswered: false, evidenceDueAt: TOMORROW }, NOW)
  expect(decision.ok).toBe(wantsAnswer(state))
})

test('one answer is sent, and none after the bank’s day', () => {
  const dispute = { state: 'needs_response', isAnswered: false, evidenceDueAt: TOMORROW } as const
  expect(decideAnswer(dispute, NOW)).toEqual({ ok: true })
  expect(decideAnswer({ ...dispute, evidenceDueAt: null }, NOW)).toEqual({ ok: true })
  expect(decideAnswer({ ...dispute, isAnswered: true }, NOW)).toEqual({
    ok: false,
    refusal: 'dispute_already_answered',
  })
  expect(decideAnswer({ ...dispute, evidenceDueAt: YESTERDAY }, NOW)).toEqual({
    ok: false,
    refusal: 'dispute_not_open',
  })
})
