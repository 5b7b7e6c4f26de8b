import type { VisitPaymentState } from './visit-payment-state.ts'
import type { VisitState } from './visit-state.ts'

export type Settlement = 'nothing' | 'book' | 'retake'

const HAS_MONEY: readonly VisitPaymentState[] = ['held', 'partly_paid', 'paid']

/**
 * What a visit's money means for its time. Paid within the hold, it is booked; paid after the hold has gone, the time
 * is taken again if it can be; nobody pays for a visit that does not take place.
 */
export function decideSettlement(visit: {
  readonly state: VisitState
  readonly paymentState: VisitPaymentState
}): Settlement {
  if (!HAS_MONEY.includes(visit.paymentState)) return 'nothing'
  if (visit.state === 'on_hold') return 'book'
  if (visit.state === 'expired') return 'retake'
  return 'nothing'
}
