import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { getVisitSearch, type OpenSearch, type VisitQuery } from '#lib/db/visits/visit-searches.ts'
import type { Currency } from '#lib/money/currencies.ts'
import { spreadOf } from '#lib/visits/booking-plan.ts'
import type { Day } from '#lib/visits/calendar.ts'
import { instantOf } from '#lib/visits/free-times.ts'
import { freeVisits } from '#lib/visits/free-visits.ts'

export type FreeStart = {
  readonly startsAt: Date
  /** What the visit costs at least at this time, in the branch's smallest unit. */
  readonly totalMinor: number
}

export type FreeDay = { readonly day: Day; readonly starts: readonly FreeStart[] }

export type FreeDays = {
  /** Every day that may be booked, in the salon's calendar; those without `starts` are full. */
  readonly days: readonly FreeDay[]
  readonly timeZone: string
  readonly currency: Currency
  /** Whether a visit may cost more than its least in the end, because a service has a price range. */
  readonly mayBecomeMore: boolean
}

/** Every day that may be booked, in the branch's calendar, with the free starts of each. */
export async function listFreeDays(scope: BranchScope, query: VisitQuery, now: Date = new Date()): Promise<FreeDays> {
  const search = await getVisitSearch(scope, query, now)
  const { timeZone, currency, offers } = search
  const mayBecomeMore = spreadOf(offers, currency).amountMinor > 0
  return { days: freeDaysOf(search), timeZone, currency, mayBecomeMore }
}

function freeDaysOf(search: OpenSearch): readonly FreeDay[] {
  const visits = freeVisits(search)
  let next = 0
  return search.days.map(({ day }, index) => {
    const end = search.days[index + 1]?.start ?? Number.POSITIVE_INFINITY
    const first = next
    while ((visits[next]?.start ?? end) < end) next += 1
    const starts = visits.slice(first, next)
    return { day, starts: starts.map(({ start, totalMinor }) => ({ startsAt: instantOf(start), totalMinor })) }
  })
}
