import { expect, test } from 'vitest'
import { money } from '#lib/money/money.ts'
import type { IntentFacts, PaymentFacts } from '#lib/payments/payment-facts.ts'
import type { PaymentState } from '#lib/payments/payment-state.ts'
import { reconcilePayment } from '#lib/payments/reconcile-payment.ts'
import { ASKING, chargeFacts, refundFacts, settlementFacts, succeededFacts } from '#tests/support/facts.ts'

const NOTHING_KNOWN: ReadonlySet<string> = new Set()
const reconciled = (state: PaymentState, ledgerKeys: ReadonlySet<string>, facts: PaymentFacts) => {
  const told = reconcilePayment({ state, factsAsking: null, ledgerKeys }, facts)
  if (!told) throw new Error('the first facts are no old news')
  return told
}
const factsOf = (intent: IntentFacts): PaymentFacts => ({ asking: ASKING, intent })
const stateAfter = (facts: PaymentFacts, state: PaymentState = 'awaiting') =>
  reconciled(state, NOTHING_KNOWN, facts).state

test.each([
  [factsOf({ status: 'awaiting', declineCode: null }), 'awaiting'],
  [factsOf({ status: 'canceled', charge: null }), 'canceled'],
  [factsOf({ status: 'held', charge: chargeFacts({ captured: money(0, 'EUR') }) }), 'held'],
  [succeededFacts(), 'paid'],
  [succeededFacts({ refunds: [refundFacts({ amount: money(1, 'EUR') })] }), 'partly_refunded'],
  [succeededFacts({ refunds: [refundFacts()] }), 'refunded'],
  [succeededFacts({ refunds: [refundFacts({ state: 'pending' })] }), 'refunded'],
  [succeededFacts({ refunds: [refundFacts({ state: 'failed' })] }), 'paid'],
  [succeededFacts({ refunds: [refundFacts({ state: 'canceled' })] }), 'paid'],
] as const)('%# facts decide the state', (facts, state) => {
  expect(stateAfter(facts)).toBe(state)
})

test('two partial refunds make a whole one', () => {
  const refunds = [
    refundFacts({ amount: money(2000, 'EUR') }),
    refundFacts({ stripeRefundId: 're_2', amount: money(3000, 'EUR') }),
  ]
  expect(stateAfter(succeededFacts({ refunds }))).toBe('refunded')
})

test('a refund that failed after all makes the payment paid again', () => {
  expect(stateAfter(succeededFacts({ refunds: [refundFacts({ state: 'failed' })] }), 'refunded')).toBe('paid')
})

test('what the ledger knows is not told again', () => {
  const facts = succeededFacts({ settlement: settlementFacts() })
  const first = reconciled('awaiting', NOTHING_KNOWN, facts)
  const known = new Set(first.entries.map(({ key }) => key))
  expect(reconciled('paid', known, facts).entries).toEqual([])
})

test('what is settled later is added alone', () => {
  const known = new Set(['charge:ch_1'])
  const { entries, settledBy } = reconciled('paid', known, succeededFacts({ settlement: settlementFacts() }))
  expect(entries.map(({ key }) => key)).toEqual(['settlement:txn_charge'])
  expect(settledBy).toBe('txn_charge')
})

test('while the fee is unknown it is said to be unknown', () => {
  expect(reconciled('awaiting', NOTHING_KNOWN, succeededFacts()).settledBy).toBeNull()
})

test('gaps do not matter: seeing only the end gives the books of seeing every step', () => {
  const end = succeededFacts({ settlement: settlementFacts(), refunds: [refundFacts({ state: 'failed' })] })
  const steps = [succeededFacts(), succeededFacts({ refunds: [refundFacts({ state: 'pending' })] }), end]
  const known = new Set<string>()
  let state: PaymentState = 'awaiting'
  for (const facts of steps) {
    const told = reconciled(state, known, facts)
    for (const { key } of told.entries) known.add(key)
    state = told.state
  }
  const atOnce = reconciled('awaiting', NOTHING_KNOWN, end)
  expect(state).toBe(atOnce.state)
  expect([...known].sort()).toEqual(atOnce.entries.map(({ key }) => key).sort())
})

test('a decline says why, and the payment can be tried again', () => {
  const told = reconciled('awaiting', NOTHING_KNOWN, factsOf({ status: 'awaiting', declineCode: 'expired_card' }))
  expect(told).toMatchObject({ state: 'awaiting', declineCode: 'expired_card', entries: [] })
})

test('what cannot be stops us: money out of a cancelled payment, more back than was taken', () => {
  expect(() => stateAfter(succeededFacts(), 'canceled')).toThrow('Impossible')
  const refunds = [refundFacts({ amount: money(5001, 'EUR') })]
  expect(() => stateAfter(succeededFacts({ refunds }))).toThrow('more was refunded than was captured')
})
