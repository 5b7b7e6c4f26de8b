import 'server-only'
import { inTransaction } from '#lib/db/client.ts'
import { listReconciledAccounts } from '#lib/db/reconciliation/reconciliation-runs.ts'
import { enqueueJobs } from '#lib/queue/queue.ts'

/** Has the ledger of every account proved against Stripe's balance. */
export async function proveLedgers(): Promise<void> {
  const accounts = await listReconciledAccounts()
  await inTransaction((tx) =>
    enqueueJobs(tx, 'prove-ledger', { inputs: accounts, keyOf: (input) => input.stripeAccountId }),
  )
}
