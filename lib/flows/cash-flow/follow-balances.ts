import 'server-only'
import { inTransaction } from '#lib/db/client.ts'
import { listReconciledAccounts } from '#lib/db/reconciliation/reconciliation-runs.ts'
import { enqueueJob } from '#lib/queue/queue.ts'

/** Has the balance of every account read. */
export async function followBalances(): Promise<void> {
  const accounts = await listReconciledAccounts()
  await inTransaction(async (tx) => {
    for (const input of accounts) await enqueueJob(tx, { name: 'follow-balance', input, key: input.stripeAccountId })
  })
}
