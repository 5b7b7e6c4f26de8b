import 'server-only'
import * as z from 'zod'
import { pass } from '#lib/crash-points.ts'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database, inTransaction } from '#lib/db/client.ts'
import { countStaff } from '#lib/db/team/staff-members.ts'
import { findMovingVisit, moveAppointments } from '#lib/db/visits/moves.ts'
import { lockVisit } from '#lib/db/visits/visits.ts'
import { writeOfVisit } from '#lib/flows/letters/write-letter.ts'
import { cancellationTermsOf } from '#lib/payments/cancellation-rule.ts'
import { instantOf, minuteOf, nearestStarts } from '#lib/visits/free-times.ts'
import { decideMove, type MoveRefusal } from '#lib/visits/moves/move-policy.ts'
import { isServedBy, type MovedPart, type MovedTeam, teamsForMove } from '#lib/visits/moves/move-times.ts'
import { listMoves, teamsFreeAt } from './list-moves.ts'

/** `staffMemberId` null: whoever serves the visit now; a client gets anyone who can where they are taken. */
export const MoveVisitInput = z.object({
  visitId: z.uuid(),
  startsAt: z.date(),
  staffMemberId: z.uuid().nullable().default(null),
  /** Whose part of the visit they take over; everybody's, if it is left out. */
  insteadOfId: z.uuid().optional(),
  /** Who the client was shown for this time, appointment by appointment. Without it any will do. */
  agreed: z.array(z.uuid()).min(1).max(10).optional(),
  /** Which visit they saw: somebody may have moved it since. */
  revision: z.int().min(0).optional(),
})

export type MoveVisitInput = z.infer<typeof MoveVisitInput>

/** `choice_changed`: the time is free, but not with whom the client was shown. */
type MoveVisitRefusal =
  | MoveRefusal
  | 'visit_not_found'
  | 'staff_member_not_found'
  | 'visit_changed'
  | 'hold_too_short'
  | 'choice_changed'

export type MoveVisitOutcome =
  | { readonly ok: true; readonly startsAt: Date }
  | { readonly ok: false; readonly refusal: MoveVisitRefusal }
  | { readonly ok: false; readonly refusal: 'time_not_free'; readonly nearest: readonly Date[] }

const NEAREST_COUNT = 3

/**
 * Moves a booked visit to another time, with the same services, prices and rule; its payments stay with it. A client
 * chooses among the free times, each with whom they were shown; staff put it anywhere that nobody else has taken. The database refuses what overlaps.
 */
export async function moveVisit(scope: BranchScope, input: MoveVisitInput): Promise<MoveVisitOutcome> {
  const visit = await findMovingVisit(database(), scope, input.visitId)
  if (!visit) return { ok: false, refusal: 'visit_not_found' }
  const isStaff = scope.actor.kind === 'user'
  const start = minuteOf(input.startsAt)
  if (isStaff && !(await isAtWork(scope, input.staffMemberId))) return { ok: false, refusal: 'staff_member_not_found' }
  const isServed = visit.appointments.some(({ staffMemberId }) => staffMemberId === input.insteadOfId)
  if (input.insteadOfId !== undefined && !isServed) return { ok: false, refusal: 'visit_changed' }
  const wish = { visitId: input.visitId, start, isStaff, revision: input.revision ?? visit.revision }
  const teams = isStaff ? teamsAsked(visit.appointments, input) : await teamsFor(scope, input, start)
  for (const team of teams) {
    const outcome = await tryMove(scope, { ...wish, team })
    pass('move.after_commit')
    if (outcome) return outcome
  }
  const asked = await tryMove(scope, { ...wish, team: [] })
  if (asked) return asked
  const free = (await listMoves(scope, input.visitId)).map(({ startsAt }) => minuteOf(startsAt))
  if (input.agreed && free.includes(start)) return { ok: false, refusal: 'choice_changed' }
  return { ok: false, refusal: 'time_not_free', nearest: nearestStarts(free, start, NEAREST_COUNT).map(instantOf) }
}

/** Nobody in particular always is. */
async function isAtWork(scope: BranchScope, staffMemberId: string | null): Promise<boolean> {
  return staffMemberId === null || (await countStaff(database(), scope, [staffMemberId])) === 1
}

/** Staff decide who serves the visit, or a part of it; without a word about it those who do it now. */
function teamsAsked(
  appointments: Parameters<typeof teamsForMove>[0],
  { staffMemberId, insteadOfId }: MoveVisitInput,
): readonly MovedTeam[] {
  const [same = []] = teamsForMove(appointments, [])
  if (staffMemberId === null) return [same]
  const isTakenOver = (part: MovedPart) => insteadOfId === undefined || part.staffMemberId === insteadOfId
  return [same.map((part) => (isTakenOver(part) ? { ...part, staffMemberId } : part))]
}

/** A client gets whom they were shown, or, shown nobody, the first who is free. */
async function teamsFor(scope: BranchScope, { visitId, agreed }: MoveVisitInput, start: number) {
  const free = await teamsFreeAt(scope, visitId, start)
  return agreed ? free.filter((team) => isServedBy(team, agreed)) : free
}

type Try = {
  readonly visitId: string
  readonly start: number
  /** Nobody: it is only asked whether the visit may be moved at all. */
  readonly team: MovedTeam
  readonly isStaff: boolean
  readonly revision: number
}

/** Null where somebody else has the time. */
function tryMove(
  scope: BranchScope,
  { visitId, start, team, isStaff, revision: seen }: Try,
): Promise<MoveVisitOutcome | null> {
  return inTransaction<MoveVisitOutcome | null>(async (tx) => {
    const now = new Date()
    const locked = await lockVisit(tx, scope, visitId)
    const visit = await findMovingVisit(tx, scope, visitId)
    if (!locked || !visit) return { ok: false, refusal: 'visit_not_found' }
    const { freeUntil, lateFee } = cancellationTermsOf(visit.rule, { startsAt: locked.startsAt, paid: visit.paid })
    const decision = decideMove({ ...locked, isStaff, now, freeUntil, lateFeeMinor: lateFee.amountMinor })
    if (!decision.ok) return decision
    // The team's minutes are those of the visit that was looked at.
    if (visit.revision !== seen) return { ok: false, refusal: 'visit_changed' }
    const startsAt = new Date(start * 60_000)
    if (visit.heldUntil && startsAt >= visit.heldUntil) return { ok: false, refusal: 'hold_too_short' }
    const revision = team.length > 0 ? await moveAppointments(tx, scope, { visitId, start, parts: team }) : null
    if (revision === null) return null

    await writeOfVisit(tx, scope, { kind: 'visit_moved', visitId, turn: revision })
    await appendAudit(tx, scope, {
      action: 'visit.moved',
      subjectKind: 'visit',
      subjectId: visitId,
      details: { from: locked.startsAt.toISOString(), to: startsAt.toISOString() },
    })
    pass('move.before_commit')
    return { ok: true, startsAt }
  })
}
