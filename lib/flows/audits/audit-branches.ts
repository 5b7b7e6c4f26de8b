import 'server-only'
import { inTransaction } from '#lib/db/client.ts'
import { listAuditedBranches } from '#lib/db/reconciliation/reconciliation-runs.ts'
import { enqueueJobs } from '#lib/queue/queue.ts'

/** Has all that every branch has looked through. */
export async function auditBranches(): Promise<void> {
  const branches = await listAuditedBranches()
  await inTransaction((tx) => enqueueJobs(tx, 'audit-branch', { inputs: branches, keyOf: ({ branchId }) => branchId }))
}
