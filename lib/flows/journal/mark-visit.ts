import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { saveKeptFees } from '#lib/db/payments/kept-fees.ts'
import { saveVisitMark } from '#lib/db/visits/visit-endings.ts'
import { lockVisit } from '#lib/db/visits/visits.ts'
import { marksFor, VISIT_MARKS, type VisitMark } from '#lib/visits/marks/mark-policy.ts'

export const MarkVisitInput = z.object({ visitId: z.uuid(), mark: z.enum(VISIT_MARKS) })

export type MarkVisitInput = z.infer<typeof MarkVisitInput>

export type MarkVisitOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: 'visit_not_found' | 'visit_not_markable' }

const ACTIONS: Readonly<Record<VisitMark, string>> = {
  booked: 'visit.awaited',
  arrived: 'visit.arrived',
  completed: 'visit.completed',
}

/** Staff say that a client has come, or that their visit is over, or take it back. Who comes after all was not missed. */
export function markVisit(scope: BranchScope, { visitId, mark }: MarkVisitInput): Promise<MarkVisitOutcome> {
  return inTransaction<MarkVisitOutcome>(async (tx) => {
    const visit = await lockVisit(tx, scope, visitId)
    if (!visit) return { ok: false, refusal: 'visit_not_found' }
    if (visit.state === mark) return { ok: true }
    if (!marksFor(visit.state).includes(mark)) return { ok: false, refusal: 'visit_not_markable' }
    await saveVisitMark(tx, scope, { id: visitId, state: mark })
    await saveKeptFees(tx, scope, { visitId, paymentIds: [] })
    await appendAudit(tx, scope, { action: ACTIONS[mark], subjectKind: 'visit', subjectId: visitId })
    return { ok: true }
  })
}
