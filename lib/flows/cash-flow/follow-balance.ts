import 'server-only'
import { pass } from '#lib/crash-points.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import {
  getBalanceSpan,
  insertBalanceTransactions,
  listKnownIntents,
  listUnwrittenIntents,
  saveBalanceReadUntil,
} from '#lib/db/cash-flow/balance-transactions.ts'
import { inTransaction } from '#lib/db/client.ts'
import { appendLedger } from '#lib/db/payments/ledger.ts'
import { getStripeCredentials } from '#lib/db/payments/stripe-accounts.ts'
import { type BalanceMovement, balanceEntries, balanceKindOf } from '#lib/payments/balance/balance-movement.ts'
import { keyOfStripeEvent } from '#lib/queue/jobs.ts'
import { enqueueJobs } from '#lib/queue/queue.ts'
import { readBalance } from '#lib/stripe/balance/read-balance.ts'
import { readIntentOwner } from '#lib/stripe/payment-intents.ts'
import type { StripeAccount } from '#lib/stripe/stripe-account.ts'
import { followPayouts } from './follow-payouts.ts'

type Books = { readonly account: StripeAccount; readonly stripeAccountId: string }

/**
 * Brings into our tables and the ledger what moved an account's balance since it was read last: all of it, also what the
 * app knows nothing of. What belongs to a payment of ours is left to the payment's own way. May be repeated and cut off
 * at any time. Says how many movements were new.
 */
export async function followBalance(scope: BranchScope, stripeAccountId: string): Promise<number> {
  const account = await getStripeCredentials(scope, stripeAccountId)
  const { from, until } = await getBalanceSpan(scope, stripeAccountId)
  let fresh = 0
  for await (const movements of readBalance(account, { from })) {
    fresh += await keepMovements(scope, { account, stripeAccountId }, movements)
    pass('balance.page_kept')
  }
  await followPayouts(scope, { account, stripeAccountId, since: from })
  await askForUnwritten(scope, { stripeAccountId, since: from })
  await saveBalanceReadUntil(scope, { id: stripeAccountId, until })
  return fresh
}

async function keepMovements(scope: BranchScope, books: Books, movements: readonly BalanceMovement[]): Promise<number> {
  const { stripeAccountId } = books
  const ours = await findOurs(scope, books, movements)
  const known = movements.map((movement) => ({ movement, kind: balanceKindOf(movement, ours.has(movement)) }))
  return inTransaction(async (tx) => {
    const fresh = await insertBalanceTransactions(tx, scope, { stripeAccountId, known })
    const entries = known
      .filter(({ movement }) => fresh.has(movement.transactionId))
      .flatMap(({ movement, kind }) => balanceEntries(movement, kind))
    await appendLedger(tx, scope, [{ source: { paymentId: null, stripeAccountId }, entries }])
    return fresh.size
  })
}

/** Movements of payments of this branch; other sales of the account, and of branches that share it, are not among them. */
async function findOurs(
  scope: BranchScope,
  { account, stripeAccountId }: Books,
  movements: readonly BalanceMovement[],
): Promise<ReadonlySet<BalanceMovement>> {
  const intents = movements.flatMap(({ subject }) => (subject.of === 'payment' ? [subject.paymentIntentId] : []))
  const known = await listKnownIntents(scope, { stripeAccountId, paymentIntentIds: intents })
  const owners = new Map<string, string | undefined>()
  const ours = new Set<BalanceMovement>()
  for (const movement of movements) {
    const { subject } = movement
    if (subject.of !== 'payment') continue
    const { paymentIntentId, owner } = subject
    if (!known.has(paymentIntentId) && !owners.has(paymentIntentId)) {
      // A payment whose PaymentIntent was made a moment before we were cut off; the charge says so, a refund does not.
      owners.set(paymentIntentId, (owner ?? (await readIntentOwner(account, paymentIntentId)))?.branchId)
    }
    if (known.has(paymentIntentId) || owners.get(paymentIntentId) === scope.branchId) ours.add(movement)
  }
  return ours
}

/** What Stripe has settled and our books have not heard of goes the way of a webhook. */
async function askForUnwritten(
  scope: BranchScope,
  { stripeAccountId, since }: { readonly stripeAccountId: string; readonly since: Date },
): Promise<void> {
  const intents = await listUnwrittenIntents(scope, { stripeAccountId, since })
  const { branchId } = scope
  const inputs = intents.map((paymentIntentId) => ({ branchId, stripeAccountId, paymentIntentId, isUntold: true }))
  await inTransaction((tx) => enqueueJobs(tx, 'handle-stripe-event', { inputs, keyOf: keyOfStripeEvent }))
}
