import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { getBranchRules } from '#lib/db/branches.ts'
import { database } from '#lib/db/client.ts'
import { findWishedVisit, type WishedVisit } from '#lib/db/holds/wished-visits.ts'
import { listStaffNames } from '#lib/db/team/staff-names.ts'
import { getVisitSearch, type OpenSearch } from '#lib/db/visits/visit-searches.ts'
import { type Money, money } from '#lib/money/money.ts'
import { spreadOf } from '#lib/visits/booking-plan.ts'
import { addDays, dayOf } from '#lib/visits/calendar.ts'
import { instantOf, minuteOf, nearestStarts } from '#lib/visits/free-times.ts'
import { freeVisits, teamsAt } from '#lib/visits/free-visits.ts'
import { totalMinorOf } from '#lib/visits/offers.ts'

/** A free time for a visit, with all that a client has to see before they take it. */
export type NearestTime = {
  readonly startsAt: Date
  /** Service by service. */
  readonly staffMemberIds: readonly string[]
  /** Each once. */
  readonly staffNames: readonly string[]
  readonly total: Money
  /** By how much it may become more, where prices are ranges. */
  readonly spread: Money
}

const DAYS_AROUND = 14
const COUNT = 3

/**
 * The free times closest to that of a visit whose client has lost it: with the same people where they have any, else with
 * whoever is free. Its own time is among them while nobody else has taken it.
 */
export async function listNearestTimes(scope: BranchScope, visitId: string): Promise<readonly NearestTime[]> {
  const wished = await findWishedVisit(scope, visitId)
  if (!wished || wished.serviceIds.length === 0) return []
  const people = [...new Set(wished.staffMemberIds)]
  const [only] = people
  const withSame = only && people.length === 1 ? await search(scope, { visitId, wished, staffMemberId: only }) : []
  return withSame.length > 0 ? withSame : search(scope, { visitId, wished, staffMemberId: null })
}

type Wish = { readonly visitId: string; readonly wished: WishedVisit; readonly staffMemberId: string | null }

async function search(scope: BranchScope, { visitId, wished, staffMemberId }: Wish): Promise<readonly NearestTime[]> {
  const { startsAt, serviceIds } = wished
  const day = dayOf(startsAt, (await getBranchRules(database(), scope)).timeZone)
  const days = { from: addDays(day, -DAYS_AROUND), to: addDays(day, DAYS_AROUND) }
  const query = { serviceIds, staffMemberId, exceptVisitId: visitId, ...days }
  const found = await getVisitSearch(scope, query, new Date())
  const starts = freeVisits(found).map(({ start }) => start)
  const names = await listStaffNames(scope)
  return nearestStarts(starts, minuteOf(startsAt), COUNT).flatMap((start) => timeAt(found, start, names))
}

function timeAt(found: OpenSearch, start: number, names: ReadonlyMap<string, string>): readonly NearestTime[] {
  const [team] = teamsAt(found, start)
  if (!team) return []
  const staffMemberIds = team.map(({ staffMemberId }) => staffMemberId)
  return [
    {
      startsAt: instantOf(start),
      staffMemberIds,
      staffNames: [...new Set(staffMemberIds.map((id) => names.get(id) ?? ''))],
      total: money(totalMinorOf(team), found.currency),
      spread: spreadOf(team, found.currency),
    },
  ]
}
