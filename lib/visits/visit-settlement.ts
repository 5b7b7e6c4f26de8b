import type { VisitState } from './visit-state.ts'

export type Settlement = 'nothing' | 'book' | 'retake'

/**
 * What a visit's money means for its time. Paid within the hold, it is booked; paid after the hold has gone, the time
 * is taken again if it can be; nobody pays for a visit that does not take place.
 */
export function decideSettlement(visit: {
  readonly state: VisitState
  /** Held or taken, and neither given back nor promised back. */
  readonly hasMoney: boolean
}): Settlement {
  if (!visit.hasMoney) return 'nothing'
  if (visit.state === 'on_hold') return 'book'
  if (visit.state === 'expired') return 'retake'
  return 'nothing'
}
