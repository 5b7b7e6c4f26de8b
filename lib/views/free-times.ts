import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { getBranchRules } from '#lib/db/branches.ts'
import { database } from '#lib/db/client.ts'
import { listOffers } from '#lib/db/visits/offers.ts'
import { listStaffTimes } from '#lib/db/visits/schedules.ts'
import { bookableDays, type Day, dayOf, daysFrom } from '#lib/visits/calendar.ts'
import { instantOf } from '#lib/visits/free-times.ts'
import { freeCandidates, startsOfAny } from '#lib/visits/free-visits.ts'
import { candidatesFor } from '#lib/visits/offers.ts'

export type FreeDay = { readonly day: Day; readonly starts: readonly Date[] }

export type FreeTimesQuery = {
  readonly serviceIds: readonly string[]
  /** Null is *anyone*. */
  readonly staffMemberId: string | null
}

/** Every day that may be booked, in the branch's calendar, with the free starts of each. */
export async function listFreeDays(scope: BranchScope, query: FreeTimesQuery): Promise<readonly FreeDay[]> {
  const rules = await getBranchRules(database(), scope)
  const offers = await listOffers(scope, query.serviceIds)
  const candidates = candidatesFor(offers, query.serviceIds, query.staffMemberId)
  const now = new Date()
  const { from, to } = bookableDays(now, rules)
  const times = await listStaffTimes(
    scope,
    candidates.map(({ staffMemberId }) => staffMemberId),
    { from, to },
  )
  const starts = startsOfAny(freeCandidates(candidates, times, { rules, now })).map(instantOf)
  const byDay = Map.groupBy(starts, (start) => dayOf(start, rules.timeZone))
  return daysFrom(from, rules.bookingHorizonDays + 1).map((day) => ({ day, starts: byDay.get(day) ?? [] }))
}
