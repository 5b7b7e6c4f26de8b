import 'server-only'
import * as z from 'zod'
import { pass } from '#lib/crash-points.ts'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { lockVisit } from '#lib/db/visits/visits.ts'
import { writeOfVisit } from '#lib/flows/letters/write-letter.ts'
import { visitCan } from '#lib/visits/visit-state.ts'
import { type EndedVisit, endVisit } from './end-visit.ts'

/** `isFeeWaived` is the staff's to say; from a client it is not heard. */
export const CancelVisitInput = z.object({ visitId: z.uuid(), isFeeWaived: z.boolean().default(false) })

export type CancelVisitInput = z.infer<typeof CancelVisitInput>

export type CancelVisitRefusal = 'visit_not_found' | 'visit_not_cancelable' | 'visit_has_begun'

export type CancelVisitOutcome =
  | ({ readonly ok: true } & EndedVisit)
  | { readonly ok: false; readonly refusal: CancelVisitRefusal }

/**
 * Cancels a visit for its client or for staff, by the rule that the client agreed to: early it is free; late the fee is
 * kept and the rest goes back; of a hold the fee is captured and the rest let go. A client may cancel until it begins,
 * staff at any time. Happens once, however many ask. Refused: unknown, ended or begun visits.
 */
export async function cancelVisit(
  scope: BranchScope,
  { visitId, isFeeWaived }: CancelVisitInput,
): Promise<CancelVisitOutcome> {
  const outcome = await inTransaction<CancelVisitOutcome>(async (tx) => {
    const now = new Date()
    const visit = await lockVisit(tx, scope, visitId)
    if (!visit) return { ok: false, refusal: 'visit_not_found' }
    if (!visitCan('cancel', visit.state)) return { ok: false, refusal: 'visit_not_cancelable' }
    const isStaff = scope.actor.kind === 'user'
    if (!isStaff && visit.startsAt <= now) return { ok: false, refusal: 'visit_has_begun' }

    const refundReason = isStaff ? 'canceled_by_salon' : 'requested_by_client'
    const ending = { state: 'canceled', now, isFeeWaived: isStaff && isFeeWaived, refundReason } as const
    const ended = await endVisit(tx, scope, { visit, ending })
    await writeOfVisit(tx, scope, { kind: 'visit_canceled', visitId })
    await appendAudit(tx, scope, {
      action: 'visit.canceled',
      subjectKind: 'visit',
      subjectId: visitId,
      details: { feeMinor: ended.fee.amountMinor, currency: ended.fee.currency, isFeeWaived: ending.isFeeWaived },
    })
    return { ok: true, ...ended }
  })
  pass('end.after_commit')
  return outcome
}
