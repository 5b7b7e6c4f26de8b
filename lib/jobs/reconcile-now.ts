import 'server-only'
import { scopeOfJob } from '#lib/db/branch-scopes.ts'
import { listUnwrittenIntents } from '#lib/db/cash-flow/balance-transactions.ts'
import { listWaitingIntents } from '#lib/db/payments/stripe-events.ts'
import {
  listAuditedBranches,
  listReconciledAccounts,
  type ReconciledAccount,
  type Repair,
} from '#lib/db/reconciliation/reconciliation-runs.ts'
import { auditBranch } from '#lib/flows/audits/audit-branch.ts'
import { followBalance } from '#lib/flows/cash-flow/follow-balance.ts'
import { followStripeEvent } from '#lib/flows/stripe-events/follow-stripe-event.ts'
import { proveLedger, spanOfNightlyProof } from '#lib/flows/stripe-events/prove-ledger.ts'
import { reconcileAccount } from '#lib/flows/stripe-events/reconcile-account.ts'
import { syncOpenPayments } from '#lib/flows/stripe-events/sync-open-payments.ts'
import type { JobInput } from '#lib/queue/jobs.ts'
import { openTasksOf } from './open-tasks.ts'

type Say = (line: string) => void

/**
 * Does what the sweep and the night do, here and to the end: works off all that is open, follows what every account's
 * events and balance tell, and only then proves the ledger and looks through every branch. Says each repair in a line;
 * gives back how much is wrong still. What breaks down is said, counts as wrong, and keeps nothing else from its turn.
 */
export async function reconcileNow(say: Say): Promise<number> {
  const { payments, ...others } = await syncOpenPayments()
  let wrong = 0
  for (const { name, run } of openTasksOf(others)) {
    wrong += await tried(name, say, async () => {
      await run()
      say(`done: ${name}`)
      return 0
    })
  }
  wrong += await askAbout(payments, say)
  say(`payments asked about: ${payments.length}`)
  for (const account of await listReconciledAccounts()) {
    wrong += await tried(`account ${account.stripeAccountId}`, say, () => reconcileBooks(account, say))
  }
  for (const { branchId } of await listAuditedBranches()) {
    wrong += await tried(`branch ${branchId}`, say, () => lookThrough(branchId, say))
  }
  say(wrong === 0 ? 'the books are in order' : `wrong still: ${wrong}`)
  return wrong
}

/** Says how much the work found wrong; that it broke down is one. */
async function tried(name: string, say: Say, work: () => Promise<number>): Promise<number> {
  try {
    return await work()
  } catch (error) {
    say(`broke down: ${name}: ${error instanceof Error ? error.message : error}`)
    return 1
  }
}

async function askAbout(subjects: readonly JobInput<'handle-stripe-event'>[], say: Say): Promise<number> {
  let wrong = 0
  for (const { branchId, ...subject } of subjects) {
    wrong += await tried(`payment ${subject.paymentIntentId} of branch ${branchId}`, say, async () => {
      const repair = await followStripeEvent(scopeOfJob(branchId), subject)
      if (repair) say(`repaired: ${wordsOf(repair)}, of branch ${branchId}`)
      return 0
    })
  }
  return wrong
}

const wordsOf = ({ paymentId, was, is, entries }: Repair): string =>
  `payment ${paymentId} was ${was} and is ${is}, new in the ledger: ${entries.join(', ') || 'nothing'}`

/** Follows what an account has to tell before its ledger is proved. Says how much differs. */
async function reconcileBooks({ branchId, stripeAccountId }: ReconciledAccount, say: Say): Promise<number> {
  const scope = scopeOfJob(branchId)
  const span = spanOfNightlyProof(new Date())
  const missed = await reconcileAccount(scope, stripeAccountId)
  await followBalance(scope, stripeAccountId)
  const told = await listWaitingIntents(scope, stripeAccountId)
  const unwritten = await listUnwrittenIntents(scope, { stripeAccountId, since: span.from })
  const subjects = [...new Set([...told, ...unwritten])].map((paymentIntentId) => ({ paymentIntentId, isUntold: true }))
  const failed = await askAbout(
    subjects.map((subject) => ({ branchId, stripeAccountId, ...subject })),
    say,
  )
  const differences = await proveLedger(scope, stripeAccountId, span)
  say(`account ${stripeAccountId}: ${missed} events that no webhook brought, ${differences.length} differences`)
  for (const difference of differences) say(`  ${JSON.stringify(difference)}`)
  return failed + differences.length
}

async function lookThrough(branchId: string, say: Say): Promise<number> {
  const findings = await auditBranch(scopeOfJob(branchId))
  for (const { check, subject } of findings) say(`not true in branch ${branchId}: ${check} (${subject})`)
  return findings.length
}
