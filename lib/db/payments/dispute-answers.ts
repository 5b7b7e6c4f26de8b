import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database, type Transaction } from '#lib/db/client.ts'
import { DisputeEvidence } from '#lib/payments/disputes/dispute-evidence.ts'
import type { OpenDispute } from '#lib/payments/disputes/dispute-policy.ts'
import type { DisputeState } from '#lib/payments/payment-facts.ts'
import type { DisputeAnswerState } from '#prisma/generated/enums.ts'

export type LockedDispute = OpenDispute & { readonly id: string; readonly paymentId: string }

/** What the salon answers, and all that Stripe must be told for it. */
export type DisputeAnswer = {
  readonly id: string
  readonly disputeId: string
  readonly stripeDisputeId: string
  readonly paymentId: string
  readonly stripeAccountId: string
  readonly evidence: DisputeEvidence
  readonly state: DisputeAnswerState
  readonly attempt: number
  /** Where the dispute stands by what Stripe said last. */
  readonly disputeState: DisputeState
}

/** Finds a dispute and makes others wait who want to answer it; null for one that the branch does not have. */
export async function lockDispute(tx: Transaction, scope: BranchScope, id: string): Promise<LockedDispute | null> {
  const { branchId } = scope
  await tx.$queryRaw`select from dispute where branch_id = ${branchId}::uuid and id = ${id}::uuid for update`
  const row = await tx.dispute.findUnique({
    where: { branchId_id: { branchId, id } },
    include: { _count: { select: { answers: { where: { state: 'requested' } } } } },
  })
  if (!row) return null
  const { paymentId, state, evidenceDueAt, _count } = row
  return { id, paymentId, state, evidenceDueAt, isAnswered: _count.answers > 0 }
}

/** Keeps an answer that is to be sent. The database allows one that waits, however many people press at once. */
export async function insertDisputeAnswer(
  tx: Transaction,
  scope: BranchScope,
  answer: { readonly disputeId: string; readonly evidence: DisputeEvidence },
): Promise<string> {
  const { actor, branchId } = scope
  const requestedById = actor.kind === 'user' ? actor.userId : null
  const { id } = await tx.disputeAnswer.create({ data: { ...answer, branchId, requestedById }, select: { id: true } })
  return id
}

export async function getDisputeAnswer(scope: BranchScope, id: string): Promise<DisputeAnswer> {
  const row = await database().disputeAnswer.findUniqueOrThrow({
    where: { branchId_id: { branchId: scope.branchId, id } },
    include: { dispute: true },
  })
  const { disputeId, state, attempt, dispute } = row
  const { stripeDisputeId, paymentId, stripeAccountId, state: disputeState } = dispute
  const evidence = DisputeEvidence.parse(row.evidence)
  return { id, disputeId, stripeDisputeId, paymentId, stripeAccountId, evidence, state, attempt, disputeState }
}

type Ended = { readonly id: string; readonly failureReason: string | null }

/** The bank has the answer, or Stripe will not take it: then staff can answer anew. Says whether that is new. */
export async function saveDisputeAnswerEnded(
  tx: Transaction,
  scope: BranchScope,
  { id, failureReason }: Ended,
): Promise<boolean> {
  const state = failureReason === null ? 'sent' : 'refused'
  const { count } = await tx.disputeAnswer.updateMany({
    where: { branchId: scope.branchId, id, state: 'requested' },
    data: { state, failureReason, settledAt: new Date() },
  })
  return count === 1
}

/** Stripe broke down for good under the call's key: the next call has another one. */
export async function saveNextAnswerAttempt(scope: BranchScope, { id, attempt }: { id: string; attempt: number }) {
  await database().disputeAnswer.updateMany({
    where: { branchId: scope.branchId, id, attempt, state: 'requested' },
    data: { attempt: attempt + 1 },
  })
}
