import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { findAwaitingPayment } from '#lib/db/payments/payments.ts'
import { lockVisit, saveVisitState } from '#lib/db/visits/visits.ts'
import { writeOfVisit } from '#lib/flows/letters/write-letter.ts'
import { findChargeOption, planCharge } from '#lib/payments/charge-plan.ts'
import { enqueueJob } from '#lib/queue/queue.ts'
import { visitCan } from '#lib/visits/visit-state.ts'

export const ConfirmVisitInput = z.object({ visitId: z.uuid() })

export type ConfirmVisitInput = z.infer<typeof ConfirmVisitInput>

export type ConfirmVisitRefusal = 'visit_not_found' | 'visit_not_payable' | 'hold_is_over' | 'payment_is_required'

export type ConfirmVisitOutcome = { readonly ok: true } | { readonly ok: false; readonly refusal: ConfirmVisitRefusal }

/** Books a visit on hold whose client chose to pay at the salon, where the terms leave the choice. */
export function confirmVisit(scope: BranchScope, { visitId }: ConfirmVisitInput): Promise<ConfirmVisitOutcome> {
  return inTransaction(async (tx) => {
    const visit = await lockVisit(tx, scope, visitId)
    if (!visit) return { ok: false, refusal: 'visit_not_found' }
    if (!visitCan('confirm', visit.state)) return { ok: false, refusal: 'visit_not_payable' }
    if (visit.isHoldOver) return { ok: false, refusal: 'hold_is_over' }
    const atSalon = findChargeOption(planCharge(visit.charges, visit.total.currency), 'at_salon')
    if (!atSalon) return { ok: false, refusal: 'payment_is_required' }

    const { branchId } = scope
    await saveVisitState(tx, scope, { id: visitId, state: 'booked' })
    await appendAudit(tx, scope, { action: 'visit.booked', subjectKind: 'visit', subjectId: visitId })
    await writeOfVisit(tx, scope, { kind: 'visit_booked', visitId })
    const payment = await findAwaitingPayment(tx, scope, visitId)
    if (payment) await enqueueJob(tx, { name: 'cancel-payment', input: { branchId, paymentId: payment.id } })
    return { ok: true }
  })
}
