import { NEXT_VISIT_STATES, type VisitState } from '#lib/visits/visit-state.ts'

/** What staff say of a visit that takes place. Each can be taken back: people press the wrong button. */
export const VISIT_MARKS = ['booked', 'arrived', 'completed'] as const

export type VisitMark = (typeof VISIT_MARKS)[number]

const MARKED_FROM: readonly VisitState[] = ['booked', 'arrived', 'completed', 'no_show']

/** The marks that a visit in a state can be given. */
export const marksFor = (state: VisitState): readonly VisitMark[] =>
  MARKED_FROM.includes(state) ? VISIT_MARKS.filter((mark) => NEXT_VISIT_STATES[state].includes(mark)) : []

const FORWARD: Readonly<Partial<Record<VisitState, VisitMark>>> = { booked: 'arrived', arrived: 'completed' }

/** The mark that a visit gets next as a rule; null where each of its marks takes something back. */
export const nextMarkOf = (state: VisitState): VisitMark | null => FORWARD[state] ?? null
