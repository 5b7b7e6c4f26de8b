import type { VisitState } from '#lib/visits/visit-state.ts'
import type { CalendarEntry } from './calendar-file.ts'

type VisitFacts = {
  readonly id: string
  readonly state: VisitState
  readonly revision: number
  readonly startsAt: Date
  readonly endsAt: Date
  readonly services: readonly string[]
  readonly branch: { readonly name: string; readonly address: string | null }
}

type Written = {
  /** Where the client manages the visit; null where others could read it. */
  readonly link: string | null
  readonly notes?: readonly string[]
  readonly writtenAt: Date
}

/** A visit as its client's calendar shows it. Cancelling is one revision more. */
export function visitEntryOf(visit: VisitFacts, { link, notes = [], writtenAt }: Written): CalendarEntry {
  const isCanceled = visit.state === 'canceled'
  return {
    uid: `${visit.id}@zapys`,
    revision: visit.revision + (isCanceled ? 1 : 0),
    isCanceled,
    writtenAt,
    startsAt: visit.startsAt,
    endsAt: visit.endsAt,
    title: `${visit.branch.name}: ${visit.services.join(', ')}`,
    place: visit.branch.address ?? visit.branch.name,
    notes: [...notes, ...(link === null ? [] : [link])].join('\n'),
  }
}
