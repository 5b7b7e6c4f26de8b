import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { findMovingVisit, moveAppointments } from '#lib/db/visits/moves.ts'
import { lockVisit } from '#lib/db/visits/visits.ts'
import { minuteOf } from '#lib/visits/free-times.ts'
import { isLength, stretchedParts } from '#lib/visits/moves/stretch.ts'
import { visitCan } from '#lib/visits/visit-state.ts'

export const StretchInput = z.object({
  visitId: z.uuid(),
  appointmentId: z.uuid(),
  /** How long it takes now. */
  minutes: z.int().refine(isLength),
  /** Which visit staff saw. */
  revision: z.int().min(0),
})

export type StretchInput = z.infer<typeof StretchInput>

export type StretchOutcome =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly refusal: 'visit_not_found' | 'visit_changed' | 'visit_not_movable' | 'time_not_free'
    }

/** Makes one appointment of a visit longer or shorter; what follows it moves along. The database refuses what overlaps. */
export function stretchAppointment(
  scope: BranchScope,
  { visitId, appointmentId, minutes, revision }: StretchInput,
): Promise<StretchOutcome> {
  return inTransaction<StretchOutcome>(async (tx) => {
    const locked = await lockVisit(tx, scope, visitId)
    const visit = await findMovingVisit(tx, scope, visitId)
    const parts = visit && stretchedParts(visit.appointments, { appointmentId, minutes })
    if (!locked || !visit || !parts) return { ok: false, refusal: 'visit_not_found' }
    if (!visitCan('stretch', locked.state)) return { ok: false, refusal: 'visit_not_movable' }
    if (visit.revision !== revision) return { ok: false, refusal: 'visit_changed' }
    const start = minuteOf(locked.startsAt)
    if ((await moveAppointments(tx, scope, { visitId, start, parts })) === null) {
      return { ok: false, refusal: 'time_not_free' }
    }
    await appendAudit(tx, scope, {
      action: 'visit.lengthened',
      subjectKind: 'visit',
      subjectId: visitId,
      details: { appointmentId, minutes },
    })
    return { ok: true }
  })
}
