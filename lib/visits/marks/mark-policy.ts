import { NEXT_VISIT_STATES, type VisitState } from '#lib/visits/visit-state.ts'

/** What staff say of a visit that takes place. Each can be taken back: people press the wrong button. */
export const VISIT_MARKS = ['booked', 'arrived', 'completed'] as const

export type VisitMark = (typeof VISIT_MARKS)[number]

const MARKED_FROM: readonly VisitState[] = ['booked', 'arrived', 'completed', 'no_show']

/** The marks that a visit in a state can be given. */
export const marksFor = (state: VisitState): readonly VisitMark[] =>
  MARKED_FROM.includes(state) ? VISIT_MARKS.filter((mark) => NEXT_VISIT_STATES[state].includes(mark)) : []
