import { type Money, subtract } from '#lib/money/money.ts'
import type { PaymentState } from '#lib/payments/payment-state.ts'

/** A payment with all that has become of its money. */
export type PaymentOfClient = {
  readonly id: string
  readonly at: Date
  readonly state: PaymentState
  /** What the card was asked for. */
  readonly authorized: Money
  readonly captured: Money
  /** What the client's bank has taken back in a dispute. */
  readonly disputed: Money
  /** What is to be captured of the hold, zero for letting it go; null while nobody has decided. */
  readonly holdOrder: Money | null
  readonly refunds: readonly RefundOfClient[]
}

export type RefundOfClient = {
  readonly id: string
  readonly amount: Money
  readonly state: 'requested' | 'pending' | 'succeeded' | 'failed' | 'canceled'
  readonly requestedAt: Date
  /** When the last was heard of it; null while it is under way. */
  readonly settledAt: Date | null
}

export type ReceiptLineKind =
  | 'held'
  | 'capturing'
  | 'releasing'
  | 'paid'
  | 'released'
  | 'refund_requested'
  | 'refund_pending'
  | 'refund_succeeded'
  | 'refund_failed'
  | 'disputed'

/** One movement of a client's money, with when it was made or, if it is over, ended. */
export type ReceiptLine = {
  readonly id: string
  readonly kind: ReceiptLineKind
  readonly amount: Money
  readonly at: Date
}

/** What is under way at Stripe or in our own hands, and will have changed soon. */
export const isUnderWay = ({ kind }: ReceiptLine): boolean =>
  kind === 'capturing' || kind === 'releasing' || kind === 'refund_requested'

/** Everything that has become of a client's payment, in the order in which it happens; a call for money is no line. */
export function receiptLinesOf(payment: PaymentOfClient): readonly ReceiptLine[] {
  const lines = [...movementsOf(payment), ...payment.refunds.flatMap(refundLineOf)]
  return lines.filter(({ amount }) => amount.amountMinor > 0)
}

function movementsOf({ id, at, state, authorized, captured, disputed, holdOrder }: PaymentOfClient) {
  const line = (kind: ReceiptLineKind, amount: Money): ReceiptLine => ({ id: `${id} ${kind}`, kind, amount, at })
  if (state === 'awaiting') return []
  if (state === 'canceled') return [line('released', authorized)]
  if (state !== 'held') {
    const rest = subtract(authorized, captured)
    return [line('paid', captured), line('released', rest), line('disputed', disputed)]
  }
  if (holdOrder === null) return [line('held', authorized)]
  return [line('capturing', holdOrder), line('releasing', subtract(authorized, holdOrder))]
}

function refundLineOf({ id, amount, state, requestedAt, settledAt }: RefundOfClient): readonly ReceiptLine[] {
  if (state === 'canceled') return []
  return [{ id, amount, kind: `refund_${state}`, at: settledAt ?? requestedAt }]
}
