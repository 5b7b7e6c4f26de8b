import fc from 'fast-check'
import { expect, test } from 'vitest'
import { money, sumOf } from '#lib/money/money.ts'
import { chargeEntries, disputeEntries, type LedgerEntry, refundEntries } from '#lib/payments/ledger-entries.ts'
import { chargeFacts, disputeFacts, refundFacts, settlementFacts } from '#tests/support/facts.ts'

const balanceOf = ({ postings }: LedgerEntry) =>
  [...Map.groupBy(postings, ({ amount }) => amount.currency)].map(
    ([currency, of]) =>
      sumOf(
        of.map(({ amount }) => amount),
        currency,
      ).amountMinor,
  )

const keysOf = (entries: readonly LedgerEntry[]) => entries.map(({ key }) => key)

test('a charge takes the client’s money, which is not in the Stripe balance before it is settled', () => {
  const [taken] = chargeEntries(chargeFacts())
  expect(taken?.postings).toEqual([
    { account: 'client', amount: money(-5000, 'EUR') },
    { account: 'unsettled', amount: money(5000, 'EUR') },
  ])
})

test('a charge that is only authorized moves nothing', () => {
  expect(chargeEntries(chargeFacts({ captured: money(0, 'EUR') }))).toEqual([])
})

test('a fee that Stripe has not told is not in the books, not even as zero', () => {
  expect(keysOf(chargeEntries(chargeFacts()))).toEqual(['charge:ch_1'])
})

test('what is settled comes into the balance less the fee, as one movement of one balance transaction', () => {
  const entries = chargeEntries(chargeFacts({ settlement: settlementFacts() }))
  expect(keysOf(entries)).toEqual(['charge:ch_1', 'settlement:txn_charge'])
  expect(entries[1]).toMatchObject({ settles: 'charge:ch_1', occurredAt: settlementFacts().settledAt })
  expect(entries[1]?.postings).toEqual([
    { account: 'unsettled', amount: money(-5000, 'EUR') },
    { account: 'stripe_balance', amount: money(4825, 'EUR') },
    { account: 'fees', amount: money(175, 'EUR') },
  ])
})

test('money that settles in another currency is exchanged, never added to it', () => {
  const settlement = settlementFacts({ gross: money(5400, 'USD'), fee: money(190, 'USD') })
  const [, settled] = chargeEntries(chargeFacts({ settlement }))
  expect(settled?.postings).toEqual([
    { account: 'unsettled', amount: money(-5000, 'EUR') },
    { account: 'exchange', amount: money(5000, 'EUR') },
    { account: 'exchange', amount: money(-5400, 'USD') },
    { account: 'stripe_balance', amount: money(5210, 'USD') },
    { account: 'fees', amount: money(190, 'USD') },
  ])
})

test('an amount too small to be anything in the balance’s currency leaves no empty posting', () => {
  const settlement = settlementFacts({ gross: money(0, 'JPY'), fee: money(0, 'JPY') })
  const [, settled] = chargeEntries(chargeFacts({ captured: money(1, 'EUR'), settlement }))
  expect(settled?.postings).toEqual([
    { account: 'unsettled', amount: money(-1, 'EUR') },
    { account: 'exchange', amount: money(1, 'EUR') },
  ])
})

test('a refund goes back to the client while it is pending already', () => {
  const [given, ...more] = refundEntries(refundFacts({ state: 'pending' }))
  expect(given?.postings).toContainEqual({ account: 'client', amount: money(5000, 'EUR') })
  expect(more).toEqual([])
})

test.each(['failed', 'canceled'] as const)('a refund that %s comes back into the books', (state) => {
  expect(keysOf(refundEntries(refundFacts({ state })))).toEqual(['refund:re_1', 'refund_reversal:re_1'])
})

test('a refund that fails weeks later comes back on the day on which it does', () => {
  const reversal = settlementFacts({ transactionId: 'txn_back', settledAt: new Date('2026-12-20T09:00:00Z') })
  const entries = refundEntries(refundFacts({ state: 'failed', reversal }))
  expect(entries.map(({ key, occurredAt }) => [key, occurredAt.toISOString().slice(0, 10)])).toEqual([
    ['refund:re_1', '2026-11-23'],
    ['refund_reversal:re_1', '2026-12-20'],
    ['settlement:txn_back', '2026-12-20'],
  ])
})

test('every entry balances in every currency', () => {
  const amount = fc.integer({ min: 1, max: 99_999_999 })
  fc.assert(
    fc.property(amount, amount, fc.nat(), fc.constantFrom('EUR', 'USD', 'JPY'), (captured, gross, fee, currency) => {
      const settlement = settlementFacts({ gross: money(gross, currency), fee: money(fee, currency) })
      const refund = refundFacts({ amount: money(captured, 'EUR'), state: 'failed', settlement })
      const entries = [
        ...chargeEntries(chargeFacts({ captured: money(captured, 'EUR'), settlement })),
        ...refundEntries(refund),
      ]
      for (const entry of entries) expect(balanceOf(entry).every((sum) => sum === 0)).toBe(true)
    }),
  )
})

test('a chargeback leaves the balance with its fee, and what is won comes back', () => {
  const taken = settlementFacts({ transactionId: 'txn_taken', gross: money(-5000, 'EUR'), fee: money(2000, 'EUR') })
  const won = settlementFacts({ transactionId: 'txn_won', gross: money(5000, 'EUR'), fee: money(-2000, 'EUR') })
  const entries = disputeEntries(disputeFacts({ movements: [taken, won] }))
  expect(keysOf(entries)).toEqual([
    'dispute_withdrawn:txn_taken',
    'settlement:txn_taken',
    'dispute_reinstated:txn_won',
    'settlement:txn_won',
  ])
  const balance = entries.flatMap(({ postings }) => postings.filter(({ account }) => account === 'stripe_balance'))
  expect(
    sumOf(
      balance.map(({ amount }) => amount),
      'EUR',
    ),
  ).toEqual(money(0, 'EUR'))
})

test('an inquiry moves nothing', () => {
  expect(disputeEntries(disputeFacts({ state: 'inquiry', blocksRefunds: false }))).toEqual([])
})

test('a chargeback of a charge in another currency is written in both', () => {
  const movements = [
    settlementFacts({ transactionId: 'txn_taken', gross: money(-21000, 'PLN'), fee: money(6500, 'PLN') }),
  ]
  const entries = disputeEntries(disputeFacts({ movements }))
  expect(keysOf(entries)).toEqual(['dispute_withdrawn:txn_taken', 'settlement:txn_taken'])
  expect(entries.flatMap(balanceOf)).toEqual([0, 0, 0])
})
