import { isLess, type Money, subtract, sumOf } from '#lib/money/money.ts'
import type { PaymentState } from '#lib/payments/payment-state.ts'

export type VisitPaymentState = 'unpaid' | 'held' | 'partly_paid' | 'paid' | 'partly_refunded' | 'refunded'

/** One payment of a visit: its state, what was taken and what went back. */
export type VisitPayment = { readonly state: PaymentState; readonly captured: Money; readonly returned: Money }

/**
 * A visit's payment state, a pure function of its payments. *Paid* means that nothing is open any more,
 * *partly paid* that the rest is paid at the salon.
 */
export function visitPaymentState(total: Money, payments: readonly VisitPayment[]): VisitPaymentState {
  const sum = (pick: (payment: VisitPayment) => Money) => sumOf(payments.map(pick), total.currency)
  const captured = sum((payment) => payment.captured)
  const returned = sum((payment) => payment.returned)
  if (captured.amountMinor === 0) return payments.some(({ state }) => state === 'held') ? 'held' : 'unpaid'
  if (returned.amountMinor > 0) return isLess(returned, captured) ? 'partly_refunded' : 'refunded'
  return isLess(subtract(captured, returned), total) ? 'partly_paid' : 'paid'
}
