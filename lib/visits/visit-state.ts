export const VISIT_STATES = ['on_hold', 'booked', 'arrived', 'completed', 'no_show', 'canceled', 'expired'] as const

export type VisitState = (typeof VISIT_STATES)[number]

/** Where a visit may go from each state. `expired` may still be booked: a late payment can re-take a free time. */
export const NEXT_VISIT_STATES: Readonly<Record<VisitState, readonly VisitState[]>> = {
  on_hold: ['booked', 'expired', 'canceled'],
  booked: ['arrived', 'completed', 'no_show', 'canceled'],
  arrived: ['completed', 'booked'],
  completed: ['arrived'],
  no_show: ['arrived', 'completed'],
  canceled: [],
  expired: ['booked', 'canceled'],
}

const STATES_FOR = {
  pay: ['on_hold'],
  confirm: ['on_hold'],
  expire: ['on_hold'],
  settle: ['on_hold', 'expired'],
  cancel: ['booked'],
  miss: ['booked'],
  move: ['booked'],
  /** Its length can be set while the client is there, too. */
  stretch: ['booked', 'arrived'],
  /** What is open of it can be paid, online or at the desk, and its price changes. */
  owe: ['booked', 'arrived', 'completed'],
  /** What was taken at the desk is corrected or handed back. */
  correct: ['booked', 'arrived', 'completed', 'no_show', 'canceled'],
  /** Its client may be told that they are expected. */
  announce: ['booked', 'arrived'],
  /** What its client pays gets a receipt of its own: no other letter speaks of it. */
  thank: ['booked', 'arrived', 'completed'],
} as const satisfies Record<string, readonly VisitState[]>

export type VisitAct = keyof typeof STATES_FOR

/** What may be done with a visit; pages and flows both ask here. */
export function visitCan(act: VisitAct, state: VisitState): boolean {
  const states: readonly VisitState[] = STATES_FOR[act]
  return states.includes(state)
}
