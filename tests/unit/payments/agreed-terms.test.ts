import { expect, test } from 'vitest'
import { AgreedTerms, agreedTermsOf } from '#lib/payments/agreed-terms.ts'

test('what is kept says which version of the terms it is', () => {
  expect(agreedTermsOf({ freeHours: 24, fee: { kind: 'none' } })).toEqual({
    version: 1,
    freeHours: 24,
    fee: { kind: 'none' },
  })
})

test.each([
  {},
  { version: 2, freeHours: 24, fee: { kind: 'none' } },
  { version: 1, freeHours: -1, fee: { kind: 'none' } },
  { version: 1, freeHours: 24, fee: { kind: 'percent', percent: 101 } },
  { version: 1, freeHours: 24, fee: { kind: 'fixed', amountMinor: 0.5 } },
])('%# what nobody can have agreed to is not read', (kept) => {
  expect(AgreedTerms.safeParse(kept).success).toBe(false)
})
