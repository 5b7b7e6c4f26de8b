import { add, isLess, type Money, subtract, zero } from '#lib/money/money.ts'
import { type PaymentState, paymentCan } from '#lib/payments/payment-state.ts'

/** A payment of a visit that ends without taking place. */
export type PaymentAtEnd = {
  readonly id: string
  /** Taken, and neither given back, promised back, nor taken by the client's bank. */
  readonly kept: Money
  /** What is there and cannot be given back yet: it is being captured, or the client's bank is deciding about some of it. */
  readonly later: Money
  /** Held on the card, where nobody has decided about it; else nothing. */
  readonly held: Money
}

/** What is known of a payment and of its money. */
export type MoneyOfPayment = {
  readonly id: string
  readonly state: PaymentState
  readonly authorized: Money
  readonly captured: Money
  readonly returned: Money
  readonly disputed: Money
  /** What the client's bank took for good. */
  readonly lost: Money
  readonly underWay: Money
  readonly isHoldDecided: boolean
  /** What is to be captured of the hold; zero for letting it go, null where nobody has decided. */
  readonly holdOrder: Money | null
  /** The client's bank is deciding, and Stripe gives nothing back. */
  readonly isBlocked: boolean
}

/** What can be decided about a payment whose visit ends, all of it in one of three sums. */
export function paymentAtEnd(payment: MoneyOfPayment): PaymentAtEnd {
  const { id, state, authorized, isHoldDecided, holdOrder, isBlocked, disputed, lost } = payment
  const nothing = zero(authorized.currency)
  // While the bank decides nobody knows whose it is: if the salon wins, all of it is there again.
  const kept = keptOf(payment, isBlocked ? lost : disputed)
  const canReturn = paymentCan('refund', state) && !isBlocked
  const isHeld = state === 'held'
  return {
    id,
    kept: canReturn ? kept : nothing,
    later: canReturn ? nothing : add(kept, isHeld ? (holdOrder ?? nothing) : nothing),
    held: isHeld && !isHoldDecided ? authorized : nothing,
  }
}

/** The bank can take what was given back already: then nothing is kept. */
function keptOf({ captured, returned, underWay }: MoneyOfPayment, taken: Money): Money {
  const nothing = zero(captured.currency)
  const kept = [returned, taken, underWay].reduce(subtract, captured)
  return isLess(kept, nothing) ? nothing : kept
}
