import { invariant } from '#lib/money/invariant.ts'
import { type Money, sumOf } from '#lib/money/money.ts'
import { chargeEntries, type LedgerEntry, refundEntries } from './ledger-entries.ts'
import type { CardFacts, ChargeFacts, PaymentFacts, RefundFacts } from './payment-facts.ts'
import { isReachable, type PaymentState } from './payment-state.ts'

/** What our books must learn from the facts. */
export type Reconciliation = {
  readonly state: PaymentState
  /** Only those that the ledger does not have yet. */
  readonly entries: readonly LedgerEntry[]
  readonly chargeId: string | null
  readonly card: CardFacts | null
  readonly declineCode: string | null
  /** The balance transaction that told the fee; null while the fee is unknown. */
  readonly settledBy: string | null
  readonly refunds: readonly RefundFacts[]
}

/**
 * Says what is missing in our books and which state follows, from what Stripe says now. The same facts in any
 * order, any number of times and with any gaps end in the same books.
 */
export function reconcilePayment(
  payment: { readonly state: PaymentState },
  ledgerKeys: ReadonlySet<string>,
  { intent }: PaymentFacts,
): Reconciliation {
  const charge = 'charge' in intent ? intent.charge : null
  const state = charge && intent.status === 'succeeded' ? stateOfCharge(charge) : STATE_BEFORE_CAPTURE[intent.status]
  invariant(isReachable(payment.state, state), `a payment that was ${payment.state} is ${state} at Stripe`)

  const refunds = charge?.refunds ?? []
  const entries = charge ? [...chargeEntries(charge), ...refunds.flatMap(refundEntries)] : []
  return {
    state,
    entries: entries.filter(({ key }) => !ledgerKeys.has(key)),
    chargeId: charge?.chargeId ?? null,
    card: charge?.card ?? null,
    declineCode: intent.status === 'awaiting' ? intent.declineCode : null,
    settledBy: charge?.settlement?.transactionId ?? null,
    refunds,
  }
}

const STATE_BEFORE_CAPTURE = { awaiting: 'awaiting', canceled: 'canceled', held: 'held', succeeded: 'paid' } as const

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
