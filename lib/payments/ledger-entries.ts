import { add, type Money, negate, zero } from '#lib/money/money.ts'
import type { ChargeFacts, DisputeFacts, RefundFacts, SettlementFacts } from './payment-facts.ts'

/** `unsettled` is what a movement is worth before Stripe has counted it into the balance, less its fee. */
export type LedgerAccount =
  | 'client'
  | 'unsettled'
  | 'stripe_balance'
  | 'exchange'
  | 'fees'
  | 'disputes'
  | 'payouts'
  | 'other'

export type LedgerKind =
  | 'charge'
  | 'refund'
  | 'refund_reversal'
  | 'dispute_withdrawn'
  | 'dispute_reinstated'
  | 'settlement'
  | 'payout'
  | 'fee'
  | 'other'

export type Posting = { readonly account: LedgerAccount; readonly amount: Money }

/** One movement of money. Its postings add up to zero in each currency; its key names the Stripe object behind it. */
export type LedgerEntry = {
  readonly key: string
  readonly kind: LedgerKind
  readonly occurredAt: Date
  /** The key of the movement that a settlement brings into the balance. */
  readonly settles?: string
  readonly postings: readonly Posting[]
}

type Naming = Omit<LedgerEntry, 'postings'>
type Movement = { readonly from: LedgerAccount; readonly to: LedgerAccount; readonly amount: Money }

/** Writes movements as one entry; what comes to nothing is not written. */
export function entriesOf(naming: Naming, movements: readonly Movement[]): readonly LedgerEntry[] {
  const sums = new Map<string, Posting>()
  const post = (account: LedgerAccount, amount: Money) => {
    const key = `${account} ${amount.currency}`
    sums.set(key, { account, amount: add(sums.get(key)?.amount ?? zero(amount.currency), amount) })
  }
  for (const { from, to, amount } of movements) {
    post(from, negate(amount))
    post(to, amount)
  }
  const postings = [...sums.values()].filter(({ amount }) => amount.amountMinor !== 0)
  return postings.length === 0 ? [] : [{ ...naming, postings }]
}

/** What a captured charge moves: the client's money, and what Stripe makes of it. */
export function chargeEntries(charge: ChargeFacts): readonly LedgerEntry[] {
  const { chargeId, chargedAt, captured, settlement } = charge
  if (captured.amountMinor === 0) return []
  const taken = { key: `charge:${chargeId}`, kind: 'charge', occurredAt: chargedAt } as const
  return [
    ...entriesOf(taken, [{ from: 'client', to: 'unsettled', amount: captured }]),
    ...settlementEntries(taken.key, captured, settlement),
  ]
}

/** What a refund moves; one that failed or was cancelled moves it back. */
export function refundEntries(refund: RefundFacts): readonly LedgerEntry[] {
  const { stripeRefundId, refundedAt, amount, settlement, reversal, state } = refund
  const given = { key: `refund:${stripeRefundId}`, kind: 'refund', occurredAt: refundedAt } as const
  const returned = {
    key: `refund_reversal:${stripeRefundId}`,
    kind: 'refund_reversal',
    occurredAt: reversal?.settledAt ?? refundedAt,
  } as const
  const isUndone = state === 'failed' || state === 'canceled'
  return [
    ...entriesOf(given, [{ from: 'unsettled', to: 'client', amount }]),
    ...settlementEntries(given.key, negate(amount), settlement),
    ...(isUndone
      ? [
          ...entriesOf(returned, [{ from: 'client', to: 'unsettled', amount }]),
          ...settlementEntries(returned.key, amount, reversal),
        ]
      : []),
  ]
}

/** What a dispute moves: the bank takes the sum, and gives it back when the dispute is won. */
export function disputeEntries({ amount: disputed, movements }: DisputeFacts): readonly LedgerEntry[] {
  return movements.flatMap((movement) => {
    const { transactionId, settledAt: occurredAt, gross } = movement
    const isTaken = gross.amountMinor < 0
    const kind = isTaken ? 'dispute_withdrawn' : 'dispute_reinstated'
    const moved = { key: `${kind}:${transactionId}`, kind, occurredAt } as const
    const amount = movedOf(gross, disputed)
    return [
      ...entriesOf(moved, [{ from: 'disputes', to: 'unsettled', amount }]),
      ...settlementEntries(moved.key, amount, movement),
    ]
  })
}

/** What a movement of a dispute was in the charge's currency, negative where it was taken. */
function movedOf(gross: Money, disputed: Money): Money {
  // Where the balance is in the charge's currency, Stripe's own figure is the exact one.
  if (gross.currency === disputed.currency) return gross
  if (gross.amountMinor === 0) return zero(disputed.currency)
  return gross.amountMinor < 0 ? negate(disputed) : disputed
}

/**
 * How a movement comes into the balance: exchanged where the balance is in another currency, less Stripe's fee. One
 * entry for one balance transaction: together they are the balance.
 */
function settlementEntries(settles: string, moved: Money, settlement: SettlementFacts | null): readonly LedgerEntry[] {
  if (!settlement) return []
  const { transactionId, settledAt: occurredAt, gross, fee } = settlement
  const isExchanged = gross.currency !== moved.currency
  const arrived: readonly Movement[] = isExchanged
    ? [
        { from: 'unsettled', to: 'exchange', amount: moved },
        { from: 'exchange', to: 'stripe_balance', amount: gross },
      ]
    : [{ from: 'unsettled', to: 'stripe_balance', amount: gross }]
  const naming = { key: `settlement:${transactionId}`, kind: 'settlement', occurredAt, settles } as const
  return entriesOf(naming, [...arrived, { from: 'stripe_balance', to: 'fees', amount: fee }])
}
