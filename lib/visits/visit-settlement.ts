import type { VisitState } from './visit-state.ts'

export type Settlement = 'nothing' | 'book' | 'retake' | 'return' | 'return_rest'

/** A visit that does not take place: what it keeps may be its fee. */
const ENDED: readonly VisitState[] = ['canceled', 'no_show']

/**
 * What a visit's money means for its time. Paid within the hold, it is booked; paid after the hold has gone, the time
 * is taken again if it can be, else the money goes back, also when a refund has brought it here again. Of a visit that was
 * cancelled or missed, whatever its fee is not kept of goes back.
 */
export function decideSettlement(visit: {
  readonly state: VisitState
  /** Held or taken, and neither given back nor promised back, also where the client's bank has it meanwhile. */
  readonly isPaid: boolean
  /** The same without what the bank has. */
  readonly hasMoney: boolean
  /** Some of it has come just now. */
  readonly hasNewMoney: boolean
}): Settlement {
  if (visit.state === 'on_hold') return visit.isPaid ? 'book' : 'nothing'
  if (!visit.hasMoney) return 'nothing'
  if (visit.state === 'expired') return visit.hasNewMoney ? 'retake' : 'return'
  return ENDED.includes(visit.state) ? 'return_rest' : 'nothing'
}
