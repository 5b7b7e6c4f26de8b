import { type VisitState, visitCan } from '#lib/visits/visit-state.ts'

export type MoveRefusal = 'visit_not_movable' | 'visit_has_begun' | 'move_too_late'

export type MoveDecision = { readonly ok: true } | { readonly ok: false; readonly refusal: MoveRefusal }

export type MoveQuestion = {
  readonly state: VisitState
  readonly startsAt: Date
  readonly isStaff: boolean
  readonly now: Date
  /** Until when cancelling is free, and what it costs afterwards of what was paid. */
  readonly freeUntil: Date
  readonly lateFeeMinor: number
}

/**
 * Says whether a visit may be moved. A client moves it for as long as cancelling is free: later a move, and then a
 * free cancellation of the far-off visit, would be a way around the fee. Staff move it whenever it is booked.
 */
export function decideMove({ state, startsAt, isStaff, now, freeUntil, lateFeeMinor }: MoveQuestion): MoveDecision {
  if (!visitCan('move', state)) return { ok: false, refusal: 'visit_not_movable' }
  if (isStaff) return { ok: true }
  if (startsAt <= now) return { ok: false, refusal: 'visit_has_begun' }
  if (lateFeeMinor > 0 && now >= freeUntil) return { ok: false, refusal: 'move_too_late' }
  return { ok: true }
}
