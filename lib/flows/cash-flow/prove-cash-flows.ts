import 'server-only'
import { listBranchesWithCashFlow } from '#lib/db/cash-flow/cash-flow-days.ts'
import { inTransaction } from '#lib/db/client.ts'
import { enqueueJobs } from '#lib/queue/queue.ts'

/** Has the reports of every branch proved against its ledger. */
export async function proveCashFlows(): Promise<void> {
  const branches = await listBranchesWithCashFlow()
  await inTransaction((tx) =>
    enqueueJobs(tx, 'prove-cash-flow', { inputs: branches, keyOf: ({ branchId }) => branchId }),
  )
}
