import { type Money, negate } from '#lib/money/money.ts'
import type { ChargeFacts, DisputeFacts, RefundFacts, SettlementFacts } from './payment-facts.ts'

export type LedgerAccount = 'client' | 'stripe_balance' | 'exchange' | 'fees' | 'disputes' | 'payouts' | 'other'

export type LedgerKind =
  | 'charge'
  | 'conversion'
  | 'fee'
  | 'refund'
  | 'refund_reversal'
  | 'dispute_withdrawn'
  | 'dispute_reinstated'

export type Posting = { readonly account: LedgerAccount; readonly amount: Money }

/** One movement of money. Its postings add up to zero in each currency; its key names the Stripe object behind it. */
export type LedgerEntry = {
  readonly key: string
  readonly kind: LedgerKind
  readonly occurredAt: Date
  readonly postings: readonly Posting[]
}

type Naming = Pick<LedgerEntry, 'key' | 'kind' | 'occurredAt'>
type Movement = { readonly from: LedgerAccount; readonly to: LedgerAccount; readonly amount: Money }

function entry(naming: Naming, movements: readonly Movement[]): LedgerEntry {
  const postings = movements.flatMap(({ from, to, amount }) => [
    { account: from, amount: negate(amount) },
    { account: to, amount },
  ])
  return { ...naming, postings }
}

/** What a captured charge moves: the client's money, its change into the balance's currency, Stripe's fee. */
export function chargeEntries(charge: ChargeFacts): readonly LedgerEntry[] {
  const { chargeId, chargedAt, captured, settlement } = charge
  if (captured.amountMinor === 0) return []
  const taken = entry({ key: `charge:${chargeId}`, kind: 'charge', occurredAt: chargedAt }, [
    { from: 'client', to: 'stripe_balance', amount: captured },
  ])
  return [taken, ...settlementEntries(captured, settlement)]
}

/** What a refund moves; one that failed or was cancelled moves it back. */
export function refundEntries(refund: RefundFacts): readonly LedgerEntry[] {
  const { stripeRefundId, refundedAt, amount, settlement, reversal, state } = refund
  const given = entry({ key: `refund:${stripeRefundId}`, kind: 'refund', occurredAt: refundedAt }, [
    { from: 'stripe_balance', to: 'client', amount },
  ])
  const returned = entry(
    { key: `refund_reversal:${stripeRefundId}`, kind: 'refund_reversal', occurredAt: refundedAt },
    [{ from: 'client', to: 'stripe_balance', amount }],
  )
  const isUndone = state === 'failed' || state === 'canceled'
  return [
    given,
    ...settlementEntries(negate(amount), settlement),
    ...(isUndone ? [returned, ...settlementEntries(amount, reversal)] : []),
  ]
}

/** What a dispute moves: the bank takes the sum, and gives it back when the dispute is won. */
export function disputeEntries({ amount: disputed, movements }: DisputeFacts): readonly LedgerEntry[] {
  return movements.flatMap((movement) => {
    const { transactionId, settledAt: occurredAt, gross } = movement
    // Where the balance is in the charge's currency, Stripe's own figure is the exact one.
    const amount = gross.currency === disputed.currency ? absolute(gross) : disputed
    const isTaken = gross.amountMinor < 0
    const moved = isTaken
      ? entry({ key: `dispute_withdrawn:${transactionId}`, kind: 'dispute_withdrawn', occurredAt }, [
          { from: 'stripe_balance', to: 'disputes', amount },
        ])
      : entry({ key: `dispute_reinstated:${transactionId}`, kind: 'dispute_reinstated', occurredAt }, [
          { from: 'disputes', to: 'stripe_balance', amount },
        ])
    return [
      ...(gross.amountMinor === 0 ? [] : [moved]),
      ...settlementEntries(isTaken ? negate(amount) : amount, movement),
    ]
  })
}

const absolute = (amount: Money): Money => (amount.amountMinor < 0 ? negate(amount) : amount)

/** `moved` is what came into the balance in the charge's currency, negative where it left. */
function settlementEntries(moved: Money, settlement: SettlementFacts | null): readonly LedgerEntry[] {
  if (!settlement) return []
  const { transactionId, settledAt: occurredAt, gross, fee } = settlement
  const conversion = entry({ key: `conversion:${transactionId}`, kind: 'conversion', occurredAt }, [
    { from: 'stripe_balance', to: 'exchange', amount: moved },
    { from: 'exchange', to: 'stripe_balance', amount: gross },
  ])
  const charged = entry({ key: `fee:${transactionId}`, kind: 'fee', occurredAt }, [
    { from: 'stripe_balance', to: 'fees', amount: fee },
  ])
  return [...(gross.currency === moved.currency ? [] : [conversion]), ...(fee.amountMinor === 0 ? [] : [charged])]
}
