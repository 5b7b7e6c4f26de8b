import { expect, test } from 'vitest'
import { money } from '#lib/money/money.ts'
import { isUnderWay, type PaymentOfClient, receiptLinesOf } from '#lib/payments/clients/receipt-lines.ts'

const eur = (amountMinor: number) => money(amountMinor, 'EUR')
const at = new Date('2026-11-25T09:00:00Z')
const later = new Date('2026-11-26T09:00:00Z')

const aPayment = (changes: Partial<PaymentOfClient> = {}): PaymentOfClient => ({
  ...{ id: 'one', at, state: 'paid', authorized: eur(5000), captured: eur(5000), disputed: eur(0) },
  ...{ holdOrder: null, refunds: [] },
  ...changes,
})

const linesOf = (changes: Partial<PaymentOfClient>) =>
  receiptLinesOf(aPayment(changes)).map(({ kind, amount }) => [kind, amount.amountMinor])

const nothing = { captured: eur(0) }

test.each([
  [{ state: 'awaiting', ...nothing }, []],
  [{}, [['paid', 5000]]],
  [{ state: 'held', ...nothing }, [['held', 5000]]],
  [{ state: 'held', ...nothing, holdOrder: eur(0) }, [['releasing', 5000]]],
  [{ state: 'held', ...nothing, holdOrder: eur(5000) }, [['capturing', 5000]]],
  [
    { state: 'held', ...nothing, holdOrder: eur(2000) },
    [
      ['capturing', 2000],
      ['releasing', 3000],
    ],
  ],
  // A late cancellation of a hold: the fee is captured, the rest let go.
  [
    { captured: eur(2000) },
    [
      ['paid', 2000],
      ['released', 3000],
    ],
  ],
  [{ state: 'canceled', ...nothing }, [['released', 5000]]],
  [
    { disputed: eur(5000) },
    [
      ['paid', 5000],
      ['disputed', 5000],
    ],
  ],
] as const)('%o is told as %o', (changes, lines) => {
  expect(linesOf(changes)).toEqual(lines)
})

test('each refund is told with how far it is; one that was called off is not', () => {
  const refund = (state: 'requested' | 'succeeded' | 'failed' | 'canceled', settledAt: Date | null) => ({
    ...{ id: state, amount: eur(1000), state, requestedAt: at, settledAt },
  })
  const refunds = [
    refund('requested', null),
    refund('succeeded', later),
    refund('failed', later),
    refund('canceled', at),
  ]
  const [, ...told] = receiptLinesOf(aPayment({ refunds }))
  expect(told.map(({ kind, at: moment }) => [kind, moment])).toEqual([
    ['refund_requested', at],
    ['refund_succeeded', later],
    ['refund_failed', later],
  ])
  expect(told.map(isUnderWay)).toEqual([true, false, false])
})
