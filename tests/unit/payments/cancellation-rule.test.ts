import { expect, test } from 'vitest'
import { money, zero } from '#lib/money/money.ts'
import { AgreedTerms, agreedTermsOf, cancellationRuleFrom } from '#lib/payments/agreed-terms.ts'
import { type CancellationRule, cancellationTermsOf } from '#lib/payments/cancellation-rule.ts'

const startsAt = new Date('2026-11-25T10:00:00Z')
const paid = money(18_000, 'PLN')
const ruleWith = (fee: CancellationRule['fee']): CancellationRule => ({ freeHours: 24, fee })

test('cancelling is free until the agreed hours before the visit', () => {
  const { freeUntil } = cancellationTermsOf(ruleWith({ kind: 'none' }), { startsAt, paid })
  expect(freeUntil).toEqual(new Date('2026-11-24T10:00:00Z'))
})

test.each([
  [{ kind: 'none' }, 0],
  [{ kind: 'percent', percent: 50 }, 9000],
  [{ kind: 'fixed', amount: money(5000, 'PLN') }, 5000],
  [{ kind: 'fixed', amount: money(50_000, 'PLN') }, 18_000],
] as const)('with %o a late cancellation costs %i, never more than was paid', (fee, expected) => {
  expect(cancellationTermsOf(ruleWith(fee), { startsAt, paid }).lateFee).toEqual(money(expected, 'PLN'))
})

test('who has paid nothing owes nothing', () => {
  const fee = { kind: 'fixed', amount: money(5000, 'PLN') } as const
  expect(cancellationTermsOf(ruleWith(fee), { startsAt, paid: zero('PLN') }).lateFee).toEqual(zero('PLN'))
})

test.each([{ kind: 'none' }, { kind: 'percent', percent: 50 }, { kind: 'fixed', amount: money(5000, 'PLN') }] as const)(
  'a rule with %o is read back from what is kept as it was agreed',
  (fee) => {
    const kept: unknown = JSON.parse(JSON.stringify(agreedTermsOf(ruleWith(fee))))
    expect(cancellationRuleFrom(AgreedTerms.parse(kept), 'PLN')).toEqual(ruleWith(fee))
  },
)
