import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { listStaffNames } from '#lib/db/team/staff-names.ts'
import { findMovingVisit, type MovingVisit } from '#lib/db/visits/moves.ts'
import { getVisitSearch } from '#lib/db/visits/visit-searches.ts'
import { instantOf, minuteOf } from '#lib/visits/free-times.ts'
import { freeMoves, isServedBy, type MovedTeam, startsForMove, teamsForMove } from '#lib/visits/moves/move-times.ts'

/** A time to which a client may move their visit, with all that they have to see before they do. */
export type Move = {
  readonly startsAt: Date
  /** Appointment by appointment. */
  readonly staffMemberIds: readonly string[]
  /** What they are called, each once. */
  readonly staffNames: readonly string[]
  /** From the client's coming to their going. */
  readonly minutes: number
  /** Whether somebody else does a part of the visit than now. */
  readonly isHandedOver: boolean
}

/** Every time to which a client may move their visit, in the order of time: with whom they have now where these can. */
export async function listMoves(scope: BranchScope, visitId: string): Promise<readonly Move[]> {
  const wish = await findWish(scope, visitId)
  if (!wish) return []
  const names = await listStaffNames(scope)
  const now = wish.visit.appointments.map(({ staffMemberId }) => staffMemberId)
  return freeMoves(wish.teams, wish.times, wish.bounds)
    .filter(({ start }) => start !== wish.current)
    .map(({ start, team }) => {
      const staffMemberIds = team.map(({ staffMemberId }) => staffMemberId)
      return {
        startsAt: instantOf(start),
        staffMemberIds,
        staffNames: [...new Set(staffMemberIds)].map((id) => names.get(id) ?? ''),
        minutes: Math.max(...team.map(({ endMinute }) => endMinute)),
        isHandedOver: !isServedBy(team, now),
      }
    })
}

/** Who could do the visit at a start, in minutes since the epoch; first those who do it now. */
export async function teamsFreeAt(scope: BranchScope, visitId: string, start: number): Promise<readonly MovedTeam[]> {
  const wish = await findWish(scope, visitId)
  if (!wish || start === wish.current) return []
  const { teams, times, bounds } = wish
  return teams.filter((team) => startsForMove(team, times, bounds).includes(start))
}

/** What the visit itself takes does not stand in its way; where it stands already it cannot be moved to. */
async function findWish(scope: BranchScope, visitId: string) {
  const visit = await findMovingVisit(database(), scope, visitId)
  if (!visit || visit.appointments.length === 0) return null
  const now = new Date()
  const query = { serviceIds: visit.serviceIds, staffMemberId: null, exceptVisitId: visitId }
  const { rules, staff: times, offers } = await getVisitSearch(scope, query, now)
  const bounds = {
    stepMinutes: rules.slotStepMinutes,
    notBefore: minuteOf(now) + rules.leadTimeMinutes,
    notAfter: visit.heldUntil ? minuteOf(visit.heldUntil) - 1 : Number.POSITIVE_INFINITY,
  }
  return { visit, teams: teamsForMove(visit.appointments, offers), times, bounds, current: startOf(visit) }
}

const startOf = ({ appointments }: MovingVisit) => Math.min(...appointments.map(({ startsAt }) => minuteOf(startsAt)))
