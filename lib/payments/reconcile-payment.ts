import { invariant } from '#lib/money/invariant.ts'
import { type Money, sumOf } from '#lib/money/money.ts'
import { chargeEntries, disputeEntries, type LedgerEntry, refundEntries } from './ledger-entries.ts'
import type { CardFacts, ChargeFacts, DisputeFacts, IntentFacts, PaymentFacts, RefundFacts } from './payment-facts.ts'
import { isReachable, type PaymentState } from './payment-state.ts'

/** What our books say of a payment. */
export type PaymentBooks = {
  readonly state: PaymentState
  /** The asking whose facts the books have; null before the first. */
  readonly factsAsking: bigint | null
  readonly ledgerKeys: ReadonlySet<string>
}

/** What our books must learn from the facts. */
export type Reconciliation = {
  readonly state: PaymentState
  /** Only those that the ledger does not have yet. */
  readonly entries: readonly LedgerEntry[]
  readonly chargeId: string | null
  /** What the card was asked for; null while there is no charge. */
  readonly amount: Money | null
  readonly card: CardFacts | null
  readonly declineCode: string | null
  readonly captureBefore: Date | null
  /** The balance transaction that told the fee; null while the fee is unknown. */
  readonly settledBy: string | null
  readonly refunds: readonly RefundFacts[]
  readonly disputes: readonly DisputeFacts[]
}

/**
 * Says what is missing in our books and which state follows, from what Stripe says now; null for news that is older
 * than the books. The same facts in any order, any number of times and with any gaps end in the same books.
 */
export function reconcilePayment(books: PaymentBooks, { asking, intent }: PaymentFacts): Reconciliation | null {
  if (books.factsAsking !== null && asking <= books.factsAsking) return null
  const state = stateOf(intent)
  invariant(isReachable(books.state, state), `a payment that was ${books.state} is ${state} at Stripe`)

  const charge = 'charge' in intent ? intent.charge : null
  const { refunds = [], disputes = [] } = charge ?? {}
  const entries = charge
    ? [...chargeEntries(charge), ...refunds.flatMap(refundEntries), ...disputes.flatMap(disputeEntries)]
    : []
  return {
    state,
    entries: entries.filter(({ key }) => !books.ledgerKeys.has(key)),
    chargeId: charge?.chargeId ?? null,
    amount: charge?.authorized ?? null,
    card: charge?.card ?? null,
    declineCode: intent.status === 'awaiting' ? intent.declineCode : null,
    captureBefore: intent.status === 'held' ? intent.charge.captureBefore : null,
    settledBy: charge?.settlement?.transactionId ?? null,
    refunds,
    disputes,
  }
}

function stateOf(intent: IntentFacts): PaymentState {
  return intent.status === 'succeeded' ? stateOfCharge(intent.charge) : intent.status
}

function stateOfCharge({ captured, refunds }: ChargeFacts): PaymentState {
  const returned = returnedOf(refunds, captured)
  invariant(returned.amountMinor <= captured.amountMinor, 'more was refunded than was captured')
  if (returned.amountMinor === 0) return 'paid'
  return returned.amountMinor < captured.amountMinor ? 'partly_refunded' : 'refunded'
}

/** A pending refund has left the balance already; only one that failed or was cancelled comes back. */
function returnedOf(refunds: readonly RefundFacts[], captured: Money): Money {
  const standing = refunds.filter(({ state }) => state === 'pending' || state === 'succeeded')
  return sumOf(
    standing.map(({ amount }) => amount),
    captured.currency,
  )
}
