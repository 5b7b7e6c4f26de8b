import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { insertNotice } from '#lib/db/notices.ts'
import { getStripeCredentials } from '#lib/db/payments/stripe-accounts.ts'
import { listLedgerDifferences, listUnprovedEntries } from '#lib/db/reconciliation/ledger-proof.ts'
import { insertRun, type LedgerDifference } from '#lib/db/reconciliation/reconciliation-runs.ts'
import { netOf } from '#lib/payments/balance/balance-movement.ts'
import { readBalance } from '#lib/stripe/balance/read-balance.ts'

const MOST_KEPT = 100

const DAY_MS = 24 * 3_600_000

/**
 * The last five weeks up to an hour ago: a refund can fail after thirty days, and what has just happened may not have
 * reached the books yet.
 */
export const spanOfNightlyProof = (now: Date) => ({
  from: new Date(now.getTime() - 35 * DAY_MS),
  until: new Date(now.getTime() - DAY_MS / 24),
})

/**
 * Proves that the ledger is what Stripe's balance transactions of the span say, movement by movement and both ways:
 * payments, payouts, and what the app knows nothing of.
 * Says where they differ; staff get a notice then, and the health panel shows the run.
 */
export async function proveLedger(
  scope: BranchScope,
  stripeAccountId: string,
  span: { readonly from: Date; readonly until: Date },
): Promise<readonly LedgerDifference[]> {
  const startedAt = new Date()
  const account = await getStripeCredentials(scope, stripeAccountId)
  const differences: LedgerDifference[] = []
  const transactionIds: string[] = []
  for await (const page of readBalance(account, span)) {
    const movements = page.map((movement) => ({ transactionId: movement.transactionId, net: netOf(movement) }))
    transactionIds.push(...movements.map(({ transactionId }) => transactionId))
    differences.push(...(await listLedgerDifferences(scope, stripeAccountId, movements)))
  }
  differences.push(...(await listUnprovedEntries(scope, stripeAccountId, { ...span, transactionIds })))

  const seen = transactionIds.length
  const kept = differences.slice(0, MOST_KEPT)
  const run = await insertRun(scope, { kind: 'ledger', stripeAccountId, startedAt, seen, missed: 0, differences: kept })
  if (kept.length > 0) {
    await insertNotice(database(), scope, { kind: 'ledger_differs', paymentId: null, subject: run })
  }
  return differences
}
