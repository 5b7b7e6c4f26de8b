import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LedgerEntry } from '#lib/payments/ledger-entries.ts'
import type { PaymentFacts } from '#lib/payments/payment-facts.ts'
import type { PaymentState } from '#lib/payments/payment-state.ts'
import { reconcilePayment } from '#lib/payments/reconcile-payment.ts'
import { lifeOf } from './life-of-payment.ts'

/** Books that are told facts in some order. */
function booksAfter(told: readonly PaymentFacts[]) {
  const entries = new Map<string, LedgerEntry>()
  let state: PaymentState = 'awaiting'
  let factsAsking: bigint | null = null
  let settledBy: string | null = null
  for (const facts of told) {
    const news = reconcilePayment({ state, factsAsking, ledgerKeys: new Set(entries.keys()) }, facts)
    if (!news) continue
    for (const entry of news.entries) {
      expect(entries.has(entry.key)).toBe(false)
      entries.set(entry.key, entry)
    }
    state = news.state
    settledBy = news.settledBy
    factsAsking = facts.asking
  }
  const inOrder = [...entries.values()].toSorted((left, right) => (left.key < right.key ? -1 : 1))
  return { state, factsAsking, settledBy, entries: inOrder }
}

function sumsOf(entries: readonly LedgerEntry[], account: string | null) {
  const sums = new Map<string, number>()
  for (const { account: of, amount } of entries.flatMap(({ postings }) => postings)) {
    if (account === null || of === account)
      sums.set(amount.currency, (sums.get(amount.currency) ?? 0) + amount.amountMinor)
  }
  return Object.fromEntries([...sums].filter(([, minor]) => minor !== 0))
}

/** What Stripe's own list of movements comes to. */
function netOf({ intent }: PaymentFacts) {
  if (intent.status !== 'succeeded') return {}
  const { settlement, refunds, disputes } = intent.charge
  const settlements = [
    settlement,
    ...refunds.flatMap((one) => [one.settlement, one.reversal]),
    ...disputes.flatMap((one) => one.movements),
  ]
  const sums = new Map<string, number>()
  for (const one of settlements) {
    if (!one) continue
    const net = one.gross.amountMinor - one.fee.amountMinor
    sums.set(one.gross.currency, (sums.get(one.gross.currency) ?? 0) + net)
  }
  return Object.fromEntries([...sums].filter(([, minor]) => minor !== 0))
}

const life = lifeOf(4, 24)

/** Some of the facts in any order and any number of times, and the last ones somewhere among them. */
const heard = life.chain((facts) => {
  const at = fc.nat(facts.length - 1)
  return fc.record({
    facts: fc.constant(facts),
    order: fc
      .array(at, { maxLength: 40, size: 'max' })
      .chain((order) => fc.nat(order.length).map((place) => order.toSpliced(place, 0, facts.length - 1))),
  })
})

test('the same facts in any order, any number of times and with any gaps end in the same books', () => {
  void fc.assert(
    fc.property(heard, ({ facts, order }) => {
      const told = order.flatMap((at) => facts[at] ?? [])
      expect(booksAfter(told)).toEqual(booksAfter(facts.slice(-1)))
    }),
    { numRuns: 10_000 },
  )
})

function* ordersOf<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  if (items.length < 2) yield items
  for (const [at, first] of items.entries()) {
    if (items.length > 1) for (const rest of ordersOf(items.toSpliced(at, 1))) yield [first, ...rest]
  }
}

test('all 720 orders of a life of six events end in the same books, in each of a hundred lives', () => {
  for (const facts of fc.sample(lifeOf(6, 6), 100)) {
    const expected = JSON.stringify(booksAfter(facts.slice(-1)), inWords)
    const orders = [...ordersOf(facts)]
    expect(orders).toHaveLength(720)
    for (const order of orders)
      if (JSON.stringify(booksAfter(order), inWords) !== expected) expect(order).toEqual(facts)
  }
})

const inWords = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value)

test('every movement adds up to nothing in each currency', () => {
  void fc.assert(
    fc.property(life, (facts) => {
      for (const entry of booksAfter(facts).entries) {
        expect(sumsOf([entry], null)).toEqual({})
        expect(entry.postings.length).toBeGreaterThan(1)
      }
    }),
    { numRuns: 5000 },
  )
})

test('what the ledger has on the Stripe balance is what Stripe has there, whatever is not settled yet', () => {
  void fc.assert(
    fc.property(life, (facts) => {
      const last = facts.at(-1)
      if (!last) return
      expect(sumsOf(booksAfter(facts).entries, 'stripe_balance')).toEqual(netOf(last))
    }),
    { numRuns: 10_000 },
  )
})

test('a client never gets back more than they gave, nor less than nothing', () => {
  void fc.assert(
    fc.property(life, (facts) => {
      const { entries } = booksAfter(facts)
      const of = (...kinds: readonly string[]) =>
        sumsOf(
          entries.filter(({ kind }) => kinds.includes(kind)),
          'client',
        ).EUR ?? 0
      const given = -of('charge')
      const returned = of('refund', 'refund_reversal')
      expect(returned).toBeGreaterThanOrEqual(0)
      expect(returned).toBeLessThanOrEqual(given)
    }),
    { numRuns: 5000 },
  )
})

test('older news never changes the books, whatever it says', () => {
  void fc.assert(
    fc.property(life, life, (facts, others) => {
      const known = booksAfter(facts)
      const old = others.filter(({ asking }) => asking <= BigInt(facts.length))
      const ledgerKeys = new Set(known.entries.map(({ key }) => key))
      for (const news of old) expect(reconcilePayment({ ...known, ledgerKeys }, news)).toBeNull()
    }),
    { numRuns: 5000 },
  )
})
