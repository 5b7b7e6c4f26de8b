import 'server-only'
import * as z from 'zod'
import { pass } from '#lib/crash-points.ts'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { insertDisputeAnswer, lockDispute } from '#lib/db/payments/dispute-answers.ts'
import { DisputeEvidence } from '#lib/payments/disputes/dispute-evidence.ts'
import { type DisputeRefusal, decideAnswer } from '#lib/payments/disputes/dispute-policy.ts'
import { enqueueJob } from '#lib/queue/queue.ts'

export const AnswerDisputeInput = z.object({ disputeId: z.uuid(), evidence: DisputeEvidence })

export type AnswerDisputeInput = z.infer<typeof AnswerDisputeInput>

export type AnswerDisputeOutcome =
  | { readonly ok: true; readonly disputeAnswerId: string }
  | { readonly ok: false; readonly refusal: DisputeRefusal | 'dispute_not_found' }

/** Promises that the client's bank gets the salon's answer. It reads one only, so this happens once, however many ask. */
export async function answerDispute(
  scope: BranchScope,
  { disputeId, evidence }: AnswerDisputeInput,
): Promise<AnswerDisputeOutcome> {
  const outcome = await inTransaction<AnswerDisputeOutcome>(async (tx) => {
    const dispute = await lockDispute(tx, scope, disputeId)
    if (!dispute) return { ok: false, refusal: 'dispute_not_found' }
    const decision = decideAnswer(dispute, new Date())
    if (!decision.ok) return decision

    const disputeAnswerId = await insertDisputeAnswer(tx, scope, { disputeId, evidence })
    const input = { branchId: scope.branchId, disputeAnswerId }
    await enqueueJob(tx, { name: 'send-dispute-answer', input, key: disputeAnswerId })
    await appendAudit(tx, scope, {
      action: 'dispute.answered',
      subjectKind: 'payment',
      subjectId: dispute.paymentId,
      details: { disputeId, disputeAnswerId },
    })
    return { ok: true, disputeAnswerId }
  })
  pass('dispute.promised')
  return outcome
}
