import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { lockVisit } from '#lib/db/visits/visits.ts'
import { writeOfVisit } from '#lib/flows/letters/write-letter.ts'
import { visitCan } from '#lib/visits/visit-state.ts'
import { type EndedVisit, endVisit } from './end-visit.ts'

export const NoShowInput = z.object({ visitId: z.uuid(), isFeeWaived: z.boolean() })

export type NoShowInput = z.infer<typeof NoShowInput>

export type NoShowOutcome =
  | ({ readonly ok: true } & EndedVisit)
  | { readonly ok: false; readonly refusal: 'visit_not_found' | 'visit_not_missable' | 'visit_has_not_begun' }

/**
 * The client did not come: staff say so once the visit has begun, and it counts as a late cancellation. The fee is kept
 * or captured, the rest goes back; staff may waive the fee. The time stays taken: it has passed.
 */
export function markNoShow(scope: BranchScope, { visitId, isFeeWaived }: NoShowInput): Promise<NoShowOutcome> {
  return inTransaction<NoShowOutcome>(async (tx) => {
    const now = new Date()
    const visit = await lockVisit(tx, scope, visitId)
    if (!visit) return { ok: false, refusal: 'visit_not_found' }
    if (!visitCan('miss', visit.state)) return { ok: false, refusal: 'visit_not_missable' }
    if (now < visit.startsAt) return { ok: false, refusal: 'visit_has_not_begun' }

    const ending = { state: 'no_show', now, isFeeWaived, refundReason: 'canceled_by_salon' } as const
    const ended = await endVisit(tx, scope, { visit, ending })
    await writeOfVisit(tx, scope, { kind: 'visit_missed', visitId })
    await appendAudit(tx, scope, {
      action: 'visit.no_show',
      subjectKind: 'visit',
      subjectId: visitId,
      details: { feeMinor: ended.fee.amountMinor, currency: ended.fee.currency, isFeeWaived },
    })
    return { ok: true, ...ended }
  })
}
