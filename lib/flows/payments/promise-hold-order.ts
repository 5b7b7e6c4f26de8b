import 'server-only'
import { pass } from '#lib/crash-points.ts'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'
import { insertHoldOrder, type NewHoldOrder } from '#lib/db/payments/hold-orders.ts'
import { enqueueJob } from '#lib/queue/queue.ts'

/**
 * Promises in the caller's transaction that a hold is captured or let go: a row, who promised it, and the job that
 * keeps it. Says its id.
 */
export async function promiseHoldOrder(tx: Transaction, scope: BranchScope, order: NewHoldOrder): Promise<string> {
  const { kind, paymentId, amount } = order
  const holdOrderId = await insertHoldOrder(tx, scope, order)
  await appendAudit(tx, scope, {
    action: `hold.${kind}`,
    subjectKind: 'payment',
    subjectId: paymentId,
    details: { holdOrderId, ...amount },
  })
  const input = { branchId: scope.branchId, holdOrderId }
  await enqueueJob(tx, { name: 'send-hold-order', input, key: holdOrderId })
  pass('hold.promised')
  return holdOrderId
}
