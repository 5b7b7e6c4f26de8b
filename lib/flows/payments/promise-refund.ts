import 'server-only'
import { pass } from '#lib/crash-points.ts'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'
import { insertRefund, type NewRefund } from '#lib/db/payments/refunds.ts'
import { enqueueJob } from '#lib/queue/queue.ts'

/** Promises money back in the caller's transaction: a row, who promised it, and the job that keeps it. Says its id. */
export async function promiseRefund(tx: Transaction, scope: BranchScope, refund: NewRefund): Promise<string> {
  const { paymentId, reason, amount } = refund
  const refundId = await insertRefund(tx, scope, refund)
  await appendAudit(tx, scope, {
    action: 'refund.requested',
    subjectKind: 'refund',
    subjectId: refundId,
    details: { paymentId, reason, ...amount },
  })
  await enqueueJob(tx, { name: 'send-refund', input: { branchId: scope.branchId, refundId }, key: refundId })
  pass('refund.promised')
  return refundId
}
