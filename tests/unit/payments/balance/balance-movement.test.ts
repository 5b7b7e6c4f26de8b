import { expect, test } from 'vitest'
import { money } from '#lib/money/money.ts'
import { type BalanceMovement, balanceEntries, balanceKindOf, netOf } from '#lib/payments/balance/balance-movement.ts'

const movement = (changes: Partial<BalanceMovement> = {}): BalanceMovement => ({
  ...{ transactionId: 'txn_1', type: 'payout', sourceId: 'po_1', subject: { of: 'payout' }, exchangeRate: null },
  ...{ gross: money(-9000, 'EUR'), fee: money(0, 'EUR') },
  movedAt: new Date('2026-11-23T10:00:00Z'),
  availableAt: new Date('2026-11-23T10:00:00Z'),
  ...changes,
})

const ofPayment = movement({
  ...{ type: 'charge', sourceId: 'ch_1', gross: money(5000, 'EUR'), fee: money(175, 'EUR') },
  subject: { of: 'payment', paymentIntentId: 'pi_1', owner: null },
})

test('a payment of ours is settled, one that was made elsewhere is another movement', () => {
  expect(balanceKindOf(ofPayment, true)).toBe('settlement')
  expect(balanceKindOf(ofPayment, false)).toBe('other')
})

test.each([
  ['payout', 'payout'],
  ['stripe_fee', 'fee'],
  ['other', 'other'],
] as const)('what Stripe calls %s is %s in the ledger', (of, kind) => {
  expect(balanceKindOf(movement({ subject: { of } }), false)).toBe(kind)
})

test('what a payment moved is left to the payment', () => {
  expect(balanceEntries(ofPayment, 'settlement')).toEqual([])
})

test('a payout leaves the balance, and one that failed comes back', () => {
  const [left] = balanceEntries(movement(), 'payout')
  expect(left).toMatchObject({ key: 'payout:txn_1', kind: 'payout' })
  expect(left?.postings).toEqual([
    { account: 'payouts', amount: money(9000, 'EUR') },
    { account: 'stripe_balance', amount: money(-9000, 'EUR') },
  ])
  const [back] = balanceEntries(movement({ type: 'payout_failure', gross: money(9000, 'EUR') }), 'payout')
  expect(back?.postings).toContainEqual({ account: 'stripe_balance', amount: money(9000, 'EUR') })
})

test('Stripe’s own fee is a fee, and a sale elsewhere is what it left in the balance', () => {
  const fee = movement({ type: 'stripe_fee', subject: { of: 'stripe_fee' }, gross: money(-300, 'EUR') })
  expect(balanceEntries(fee, 'fee')[0]?.postings).toContainEqual({ account: 'fees', amount: money(300, 'EUR') })
  expect(netOf(ofPayment)).toEqual(money(4825, 'EUR'))
  expect(balanceEntries(ofPayment, 'other')[0]?.postings).toEqual([
    { account: 'other', amount: money(-4825, 'EUR') },
    { account: 'stripe_balance', amount: money(4825, 'EUR') },
  ])
})

test('what comes to nothing is not in the ledger', () => {
  expect(balanceEntries(movement({ gross: money(100, 'EUR'), fee: money(100, 'EUR') }), 'other')).toEqual([])
})
