import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { getBranchRules } from '#lib/db/branches.ts'
import { database } from '#lib/db/client.ts'
import { findMovingVisit, listStaffForServices } from '#lib/db/visits/moves.ts'
import { listStaffTimes } from '#lib/db/visits/schedules.ts'
import { bookableDays } from '#lib/visits/calendar.ts'
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
  const rules = await getBranchRules(database(), scope)
  const now = new Date()
  const staffIds = await listStaffForServices(scope, visit.serviceIds)
  const teams = teamsForMove(visit.appointments, staffIds)
  const everyone = [...new Set(teams.flatMap((team) => team.map(({ staffMemberId }) => staffMemberId)))]
  const times = await listStaffTimes(scope, everyone, { ...bookableDays(now, rules), exceptVisitId: visitId })
  const bounds = {
    stepMinutes: rules.slotStepMinutes,
    notBefore: minuteOf(now) + rules.leadTimeMinutes,
    notAfter: visit.heldUntil ? minuteOf(visit.heldUntil) - 1 : Number.POSITIVE_INFINITY,
  }
  const current = Math.min(...visit.appointments.map(({ startsAt }) => minuteOf(startsAt)))
  return teams.map((team) => ({ team, starts: startsForMove(team, times, bounds).filter((at) => at !== current) }))
}
