import { add, isLess, type Money, subtract } from '#lib/money/money.ts'
import { type PaymentState, paymentCan } from './payment-state.ts'

export type RefundRefusal =
  | 'payment_not_refundable'
  | 'payment_is_disputed'
  | 'refund_is_nothing'
  | 'refund_exceeds_balance'

export type RefundDecision = { readonly ok: true } | { readonly ok: false; readonly refusal: RefundRefusal }

/** What of a payment the client has given, and neither got back nor had their bank take. */
export type RefundablePayment = {
  readonly state: PaymentState
  readonly balance: Money
  /** What we have promised to return and Stripe has not confirmed yet. */
  readonly underWay: Money
  /** A chargeback is open: the bank decides about the money now. */
  readonly isDisputed: boolean
}

export function refundableOf({ balance, underWay }: Pick<RefundablePayment, 'balance' | 'underWay'>): Money {
  return subtract(balance, underWay)
}

/** Says whether an amount may be given back: never more than what is left. */
export function decideRefund(payment: RefundablePayment, requested: Money): RefundDecision {
  if (!paymentCan('refund', payment.state)) return { ok: false, refusal: 'payment_not_refundable' }
  if (payment.isDisputed) return { ok: false, refusal: 'payment_is_disputed' }
  if (requested.amountMinor <= 0) return { ok: false, refusal: 'refund_is_nothing' }
  if (isLess(payment.balance, add(requested, payment.underWay))) return { ok: false, refusal: 'refund_exceeds_balance' }
  return { ok: true }
}
