import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { VisitLetterData } from '#lib/db/visits/visit-letters.ts'
import { getVisitSearch } from '#lib/db/visits/visit-searches.ts'
import { addDays, dayOf } from '#lib/visits/calendar.ts'
import { instantOf, minuteOf, nearestStarts } from '#lib/visits/free-times.ts'
import { freeVisits, isOffered } from '#lib/visits/free-visits.ts'

const DAYS_TO_LOOK = 14
const COUNT = 3

type Wanted = Pick<VisitLetterData, 'serviceIds' | 'startsAt' | 'branch'> & { readonly link: string }

/** The free times nearest to one that is gone, for the same services, each with the form's address where it is chosen. */
export async function nearestTimes(scope: BranchScope, { serviceIds, startsAt, branch, link }: Wanted) {
  const day = dayOf(startsAt, branch.timeZone)
  const span = { from: addDays(day, -DAYS_TO_LOOK), to: addDays(day, DAYS_TO_LOOK) }
  const search = await getVisitSearch(scope, { serviceIds, staffMemberId: null, ...span }, new Date())
  if (!isOffered(search)) return []
  const starts = freeVisits(search).map(({ start }) => start)
  return nearestStarts(starts, minuteOf(startsAt), COUNT).map((start) => {
    const at = instantOf(start)
    const query = new URLSearchParams(serviceIds.map((id) => ['service', id]))
    const chosen = { step: 'contact', staff: 'anyone', day: dayOf(at, branch.timeZone), at: at.toISOString() }
    for (const [name, value] of Object.entries(chosen)) query.set(name, value)
    return { startsAt: at, href: `${link}?${query}` }
  })
}
