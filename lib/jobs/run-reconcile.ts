// What the night does, now: `npm run reconcile`. Asks Stripe about everything that is not final, reads every account's
// events and balance, proves every ledger, looks through the database, and says what it found.
import { audit } from '#lib/db/auditor.ts'
import { scopeOfJob } from '#lib/db/branch-scopes.ts'
import { disconnectDatabase } from '#lib/db/client.ts'
import { listUnsettledPayments } from '#lib/db/reconciliation/loose-ends.ts'
import { listReconciledAccounts } from '#lib/db/reconciliation/reconciliation-runs.ts'
import { followBalance } from '#lib/flows/cash-flow/follow-balance.ts'
import { followStripeEvent } from '#lib/flows/stripe-events/follow-stripe-event.ts'
import { proveLedger, spanOfNightlyProof } from '#lib/flows/stripe-events/prove-ledger.ts'
import { reconcileAccount } from '#lib/flows/stripe-events/reconcile-account.ts'
import { syncOpenPayments } from '#lib/flows/stripe-events/sync-open-payments.ts'
import { queue, stopQueue } from '#lib/queue/queue.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

async function reconcile(): Promise<number> {
  await queue()
  await syncOpenPayments()
  const payments = await listUnsettledPayments()
  for (const { branchId, ...subject } of payments) await followStripeEvent(scopeOfJob(branchId), subject)
  say(`payments asked about: ${payments.length}`)

  let differing = 0
  for (const { branchId, stripeAccountId } of await listReconciledAccounts()) {
    const scope = scopeOfJob(branchId)
    const missed = await reconcileAccount(scope, stripeAccountId)
    await followBalance(scope, stripeAccountId)
    const differences = await proveLedger(scope, stripeAccountId, spanOfNightlyProof(new Date()))
    differing += differences.length
    say(`account ${stripeAccountId}: ${missed} events that no webhook brought, ${differences.length} differences`)
    for (const difference of differences) say(`  ${JSON.stringify(difference)}`)
  }
  const findings = await audit()
  for (const { check, branchId, subject } of findings) say(`not true in branch ${branchId}: ${check} (${subject})`)
  say(findings.length === 0 ? 'the books are in order' : `${findings.length} findings`)
  return differing + findings.length
}

try {
  process.exitCode = (await reconcile()) === 0 ? 0 : 1
} finally {
  await stopQueue()
  await disconnectDatabase()
}
