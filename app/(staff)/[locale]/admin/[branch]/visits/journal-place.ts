import { isId } from '#lib/http/pages/is-id.ts'
import { addDays, type Day, isDay } from '#lib/visits/calendar.ts'
import { daysOfView } from '#lib/visits/schedule/calendar-days.ts'

type Search = Readonly<Record<string, string | string[] | undefined>>

/** Where somebody stands in the journal: all of it is in the address. */
export type JournalPlace = {
  readonly view: 'day' | 'week'
  readonly day: Day
  readonly days: readonly Day[]
  /** The visit that is open beside it. */
  readonly visitId: string | null
}

export function journalPlaceFrom({ view: wanted, day: asked, visit }: Search, today: Day): JournalPlace {
  const view = wanted === 'week' ? 'week' : 'day'
  const day = typeof asked === 'string' && isDay(asked) ? asked : today
  const visitId = typeof visit === 'string' && isId(visit) ? visit : null
  return { view, day, days: view === 'week' ? daysOfView('week', day) : [day], visitId }
}

/** The addresses of other places, below one base. */
export function journalHrefs(base: string, { view, day }: JournalPlace, today: Day) {
  const step = view === 'week' ? 7 : 1
  const of = (query: Readonly<Record<string, string>>) => `${base}?${new URLSearchParams(query)}`
  return {
    here: of({ view, day }),
    previous: of({ view, day: addDays(day, -step) }),
    next: of({ view, day: addDays(day, step) }),
    today: of({ view, day: today }),
    day: of({ view: 'day', day }),
    week: of({ view: 'week', day }),
    ofDay: (other: Day) => of({ view: 'day', day: other }),
    /** With `{day}` and `{visit}` where they go. */
    anyDay: `${base}?view=${view}&day={day}`,
    anyVisit: `${base}?view=${view}&day=${day}&visit={visit}`,
  }
}
