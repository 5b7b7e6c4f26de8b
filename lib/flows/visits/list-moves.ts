import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { findMovingVisit, listStaffForServices } from '#lib/db/visits/moves.ts'
import { getVisitSearch } from '#lib/db/visits/visit-searches.ts'
import { minuteOf } from '#lib/visits/free-times.ts'
import { type MovedPart, startsForMove, teamsForMove } from '#lib/visits/moves/move-times.ts'

type FreeTeam = { readonly team: readonly MovedPart[]; readonly starts: readonly number[] }

/** Every start, in minutes since the epoch, to which a client may move their visit, ascending. */
export async function listMoves(scope: BranchScope, visitId: string): Promise<readonly number[]> {
  const free = await listFreeTeams(scope, visitId)
  return [...new Set(free.flatMap(({ starts }) => starts))].toSorted((left, right) => left - right)
}

/** Who could do the visit at a start; first those who do it now. */
export async function teamsFreeAt(
  scope: BranchScope,
  visitId: string,
  start: number,
): Promise<readonly (readonly MovedPart[])[]> {
  const free = await listFreeTeams(scope, visitId)
  return free.filter(({ starts }) => starts.includes(start)).map(({ team }) => team)
}

/** What the visit itself takes does not stand in its way; where it stands already it cannot be moved to. */
async function listFreeTeams(scope: BranchScope, visitId: string): Promise<readonly FreeTeam[]> {
  const visit = await findMovingVisit(database(), scope, visitId)
  if (!visit || visit.appointments.length === 0) return []
  const now = new Date()
  const staffIds = await listStaffForServices(scope, visit.serviceIds)
  const teams = teamsForMove(visit.appointments, staffIds)
  const query = { serviceIds: visit.serviceIds, staffMemberId: null, exceptVisitId: visitId }
  const { rules, staff: times } = await getVisitSearch(scope, query, now)
  const bounds = {
    stepMinutes: rules.slotStepMinutes,
    notBefore: minuteOf(now) + rules.leadTimeMinutes,
    notAfter: visit.heldUntil ? minuteOf(visit.heldUntil) - 1 : Number.POSITIVE_INFINITY,
  }
  const current = Math.min(...visit.appointments.map(({ startsAt }) => minuteOf(startsAt)))
  return teams.map((team) => ({ team, starts: startsForMove(team, times, bounds).filter((at) => at !== current) }))
}
