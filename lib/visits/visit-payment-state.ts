import { add, isLess, type Money, subtract, sumOf } from '#lib/money/money.ts'
import type { PaymentState } from '#lib/payments/payment-state.ts'

export type VisitPaymentState = 'unpaid' | 'held' | 'partly_paid' | 'paid' | 'partly_refunded' | 'refunded'

/** One payment of a visit: its state, what was taken and what went back. */
export type VisitPayment = { readonly state: PaymentState; readonly captured: Money; readonly returned: Money }

export type PaidVisit = {
  /** The price of its services without what staff let the client off. */
  readonly toPay: Money
  readonly payments: readonly VisitPayment[]
  /** What was taken at the desk, without what was corrected or handed back. */
  readonly recorded: Money
}

/**
 * A visit's payment state, a pure function of its payments, online and at the desk. *Paid* means that nothing is open
 * any more, *partly paid* that the rest is paid later.
 */
export function visitPaymentState({ toPay, payments, recorded }: PaidVisit): VisitPaymentState {
  const sum = (pick: (payment: VisitPayment) => Money) => sumOf(payments.map(pick), toPay.currency)
  const captured = sum((payment) => payment.captured)
  const returned = sum((payment) => payment.returned)
  const kept = add(subtract(captured, returned), recorded)
  if (kept.amountMinor > 0 && !isLess(kept, toPay)) return 'paid'
  if (returned.amountMinor > 0) return kept.amountMinor > 0 ? 'partly_refunded' : 'refunded'
  if (kept.amountMinor > 0) return 'partly_paid'
  return payments.some(({ state }) => state === 'held') ? 'held' : 'unpaid'
}
