import { expect, test } from 'vitest'
import { DisputeEvidence } from '#lib/payments/disputes/dispute-evidence.ts'
import { SOME_EVIDENCE } from '#tests/support/disputes.ts'

test('evidence says what happened, at a length that a bank and Stripe take', () => {
  expect(DisputeEvidence.parse({ ...SOME_EVIDENCE, uncategorizedText: '  She came.  ' }).uncategorizedText).toBe(
    'She came.',
  )
  expect(DisputeEvidence.safeParse({ ...SOME_EVIDENCE, uncategorizedText: '   ' }).success).toBe(false)
  expect(DisputeEvidence.safeParse({ ...SOME_EVIDENCE, productDescription: 'x'.repeat(5001) }).success).toBe(false)
  const longest = Object.values(SOME_EVIDENCE).length * 20_000
  expect(longest).toBeLessThan(150_000)
})
