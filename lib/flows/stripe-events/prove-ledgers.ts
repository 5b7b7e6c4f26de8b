import 'server-only'
import { inTransaction } from '#lib/db/client.ts'
import { listReconciledAccounts } from '#lib/db/reconciliation/reconciliation-runs.ts'
import { enqueueJob } from '#lib/queue/queue.ts'

/** Has the ledger of every account proved against Stripe's balance. */
export async function proveLedgers(): Promise<void> {
  const accounts = await listReconciledAccounts()
  await inTransaction(async (tx) => {
    for (const input of accounts) await enqueueJob(tx, { name: 'prove-ledger', input, key: input.stripeAccountId })
  })
}
