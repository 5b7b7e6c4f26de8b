import type { VisitState } from './visit-state.ts'

export type Settlement = 'nothing' | 'book' | 'retake' | 'return'

/**
 * What a visit's money means for its time. Paid within the hold, it is booked; paid after the hold has gone, the time
 * is taken again if it can be, else the money goes back, also when a refund has brought it here again. What comes for a
 * visit that was cancelled goes back; money that it had before stays: it may be its fee.
 */
export function decideSettlement(visit: {
  readonly state: VisitState
  /** Held or taken, and neither given back nor promised back. */
  readonly hasMoney: boolean
  readonly hasNewMoney: boolean
}): Settlement {
  if (!visit.hasMoney) return 'nothing'
  if (visit.state === 'on_hold') return 'book'
  if (visit.state === 'expired') return visit.hasNewMoney ? 'retake' : 'return'
  return visit.state === 'canceled' && visit.hasNewMoney ? 'return' : 'nothing'
}
