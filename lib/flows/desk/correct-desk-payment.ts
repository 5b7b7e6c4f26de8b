import 'server-only'
import * as z from 'zod'
import { pass } from '#lib/crash-points.ts'
import { appendAudits } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database, inTransaction } from '#lib/db/client.ts'
import { findDeskLine, insertCorrection } from '#lib/db/desk/desk-payments.ts'
import { lockVisit } from '#lib/db/visits/visits.ts'
import { money } from '#lib/money/money.ts'
import { type Correction, decideCorrection } from '#lib/visits/balance/visit-balance.ts'
import { settleAgain } from './change-what-is-owed.ts'

export const DeskCorrectionInput = z.object({
  deskPaymentId: z.uuid(),
  amountMinor: z.int().min(0).max(99_999_999),
  /** Why: a slip of the hand, or handed back to the client. */
  note: z.string().trim().min(1).max(200),
})

export type DeskCorrectionInput = z.infer<typeof DeskCorrectionInput>

type CorrectionRefusal = Extract<Correction, { readonly ok: false }>['refusal']

export type DeskCorrectionOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: CorrectionRefusal | 'desk_payment_not_found' }

/**
 * Writes beside what was recorded at the desk that a part of it was wrong, or was handed back to the client. The line
 * itself stays as it was; together they are never less than nothing.
 */
export async function correctDeskPayment(
  scope: BranchScope,
  { deskPaymentId, amountMinor, note }: DeskCorrectionInput,
): Promise<DeskCorrectionOutcome> {
  const known = await findDeskLine(database(), scope, deskPaymentId)
  if (!known) return { ok: false, refusal: 'desk_payment_not_found' }
  const { visitId } = known
  const outcome = await inTransaction<DeskCorrectionOutcome>(async (tx) => {
    const visit = await lockVisit(tx, scope, visitId)
    const line = await findDeskLine(tx, scope, deskPaymentId)
    if (!visit || !line) return { ok: false, refusal: 'desk_payment_not_found' }
    const amount = money(amountMinor, line.left.currency)
    const decision = decideCorrection({ state: visit.state, left: line.left }, amount)
    if (!decision.ok) return decision
    const correctionId = await insertCorrection(tx, scope, { line, amount, note })
    const settled = await settleAgain(tx, scope, visitId)
    const details = { deskPaymentId: correctionId, correctsId: deskPaymentId, ...amount }
    const audit = { action: 'desk_payment.reversed', subjectKind: 'visit', subjectId: visitId, details } as const
    await appendAudits(tx, scope, [audit, ...settled])
    return { ok: true }
  })
  pass('owed.after_commit')
  return outcome
}
