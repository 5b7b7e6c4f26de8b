import 'server-only'
import { pass } from '#lib/crash-points.ts'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { insertNotice, saveNoticeResolved } from '#lib/db/notices.ts'
import {
  type DisputeAnswer,
  getDisputeAnswer,
  saveDisputeAnswerEnded,
  saveNextAnswerAttempt,
} from '#lib/db/payments/dispute-answers.ts'
import { getStripeCredentials } from '#lib/db/payments/stripe-accounts.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { invariant } from '#lib/money/invariant.ts'
import { hasAnswer } from '#lib/payments/disputes/dispute-policy.ts'
import { submitEvidence } from '#lib/stripe/disputes/submit-evidence.ts'
import { BREAKDOWN_KEPT } from '#lib/stripe/stripe-refusal.ts'

/** Keeps the promise of an answer: Stripe is told it, once, however often this runs. */
export async function sendDisputeAnswer(scope: BranchScope, disputeAnswerId: string): Promise<void> {
  const answer = await getDisputeAnswer(scope, disputeAnswerId)
  if (answer.state !== 'requested') return
  const account = await getStripeCredentials(scope, answer.stripeAccountId)
  const code = await submitEvidence(account, answer)
  pass('dispute.sent')
  await syncPayment(scope, answer.paymentId)
  // Stripe takes one answer: where it says no to ours, an earlier call may have brought it.
  const { disputeState } = await getDisputeAnswer(scope, disputeAnswerId)
  if (code === null || hasAnswer(disputeState)) return endAnswer(scope, answer, null)
  if (code === BREAKDOWN_KEPT) await saveNextAnswerAttempt(scope, answer)
  invariant(code !== BREAKDOWN_KEPT, `dispute answer ${disputeAnswerId} has not come through yet`)
  await endAnswer(scope, answer, code)
}

async function endAnswer(scope: BranchScope, answer: DisputeAnswer, code: string | null): Promise<void> {
  const { id, paymentId, stripeDisputeId, disputeId } = answer
  await inTransaction(async (tx) => {
    const isNew = await saveDisputeAnswerEnded(tx, scope, { id, failureReason: code })
    if (!isNew) return
    if (code === null) await saveNoticeResolved(tx, scope, { kind: 'dispute_opened', subject: stripeDisputeId })
    else await insertNotice(tx, scope, { kind: 'dispute_answer_refused', paymentId, subject: id })
    await appendAudit(tx, scope, {
      action: code === null ? 'dispute.answer_sent' : 'dispute.answer_refused',
      subjectKind: 'payment',
      subjectId: paymentId,
      details: { disputeId, ...(code !== null && { code }) },
    })
  })
}
