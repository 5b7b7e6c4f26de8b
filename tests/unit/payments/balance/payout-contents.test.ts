import fc from 'fast-check'
import { expect, test } from 'vitest'
import { money } from '#lib/money/money.ts'
import { payoutContentsOf, sumOfContents } from '#lib/payments/balance/payout-contents.ts'

const eur = (minor: number) => money(minor, 'EUR')

test('of a payout that is all known nothing is left for other movements', () => {
  const known = { payments: eur(10_000), refunds: eur(2000), disputes: eur(500), fees: eur(300) }
  expect(payoutContentsOf(eur(7200), known).other).toEqual(eur(0))
})

test('whatever is known of it, all of a payout together is what Stripe paid out', () => {
  const any = fc.integer({ min: -1e9, max: 1e9 }).map(eur)
  const known = fc.record({ payments: any, refunds: any, disputes: any, fees: any })
  fc.assert(
    fc.property(any, known, (amount, parts) => {
      expect(sumOfContents(payoutContentsOf(amount, parts))).toEqual(amount)
    }),
  )
})
