import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { findAwaitingPayment } from '#lib/db/payments/payments.ts'
import { findConnectedStripe } from '#lib/db/payments/stripe-accounts.ts'
import { lockVisit, saveVisitState } from '#lib/db/visits/visits.ts'
import { keepAgreement } from '#lib/flows/holds/keep-agreement.ts'
import { writeOfVisit } from '#lib/flows/letters/write-letter.ts'
import { findChargeOption, planCharge, planWithoutPayment } from '#lib/payments/charge-plan.ts'
import type { WordAgreement } from '#lib/payments/clients/agreement.ts'
import { enqueueJob } from '#lib/queue/queue.ts'
import { visitCan } from '#lib/visits/visit-state.ts'

export const ConfirmVisitInput = z.object({ visitId: z.uuid() })

export type ConfirmVisitInput = z.infer<typeof ConfirmVisitInput>

export type ConfirmVisitRefusal = 'visit_not_found' | 'visit_not_payable' | 'hold_is_over' | 'payment_is_required'

export type ConfirmVisitOutcome = { readonly ok: true } | { readonly ok: false; readonly refusal: ConfirmVisitRefusal }

/**
 * Books a visit on hold whose client chose to pay at the salon, where the terms leave the choice, or where no card can be
 * taken any more. `word` says what the client agrees to.
 */
export function confirmVisit(
  scope: BranchScope,
  { visitId }: ConfirmVisitInput,
  word?: WordAgreement,
): Promise<ConfirmVisitOutcome> {
  return inTransaction(async (tx) => {
    const visit = await lockVisit(tx, scope, visitId)
    if (!visit) return { ok: false, refusal: 'visit_not_found' }
    if (!visitCan('confirm', visit.state)) return { ok: false, refusal: 'visit_not_payable' }
    if (visit.isHoldOver) return { ok: false, refusal: 'hold_is_over' }
    const planFor = (await findConnectedStripe(tx, scope)) ? planCharge : planWithoutPayment
    const atSalon = findChargeOption(planFor(visit.charges, visit.total.currency), 'at_salon')
    if (!atSalon) return { ok: false, refusal: 'payment_is_required' }

    const { branchId } = scope
    if (word) await keepAgreement(tx, scope, { visitId, paid: atSalon.now, word })
    await saveVisitState(tx, scope, { id: visitId, state: 'booked' })
    await appendAudit(tx, scope, { action: 'visit.booked', subjectKind: 'visit', subjectId: visitId })
    await writeOfVisit(tx, scope, { kind: 'visit_booked', visitId })
    const payment = await findAwaitingPayment(tx, scope, visitId)
    if (payment) await enqueueJob(tx, { name: 'cancel-payment', input: { branchId, paymentId: payment.id } })
    return { ok: true }
  })
}
