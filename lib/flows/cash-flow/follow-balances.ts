import 'server-only'
import { inTransaction } from '#lib/db/client.ts'
import { listReconciledAccounts } from '#lib/db/reconciliation/reconciliation-runs.ts'
import { enqueueJobs } from '#lib/queue/queue.ts'

/** Has the balance of every account read. */
export async function followBalances(): Promise<void> {
  const accounts = await listReconciledAccounts()
  await inTransaction((tx) =>
    enqueueJobs(tx, 'follow-balance', { inputs: accounts, keyOf: ({ stripeAccountId }) => stripeAccountId }),
  )
}
