import 'server-only'
import { scopeOfJob } from '#lib/db/branch-scopes.ts'
import { listBranchesOfOtherZone } from '#lib/db/cash-flow/cash-flow-days.ts'
import { database, inTransaction, type Transaction } from '#lib/db/client.ts'
import { listOverduePayments } from '#lib/db/links/open-payments.ts'
import {
  listAbandonedPayments,
  listHoldsRunningOut,
  listOpenPromises,
  listUnsettledPayments,
  listWaitingSubjects,
  type OpenPromises,
} from '#lib/db/reconciliation/loose-ends.ts'
import { listReconciledAccounts } from '#lib/db/reconciliation/reconciliation-runs.ts'
import { listOverdueHolds } from '#lib/db/visits/visits.ts'
import { tellOfEndingHold } from '#lib/flows/letters/tell-of-money.ts'
import { type JobInput, keyOfStripeEvent } from '#lib/queue/jobs.ts'
import { enqueueJobs } from '#lib/queue/queue.ts'

/** What was found and queued. */
export type OpenWork = {
  readonly payments: readonly JobInput<'handle-stripe-event'>[]
  readonly promises: OpenPromises
  readonly ended: Ended
  readonly moved: readonly JobInput<'rebuild-cash-flow'>[]
}

/**
 * Asks about everything that is not final, as if its webhook had come: payments, events whose job gave up, promises,
 * holds of visits and payments by link that nobody ended, payments that nobody will make; has every account's list of
 * events read, and the reports of salons that have moved to another zone counted anew. Says what was queued.
 */
export async function syncOpenPayments(): Promise<OpenWork> {
  const payments = await listSubjects()
  const accounts = await listReconciledAccounts()
  const promises = await listOpenPromises()
  const ended = {
    visits: (await listOverdueHolds(database())).map(({ branchId, id: visitId }) => ({ branchId, visitId })),
    overdue: (await listOverduePayments()).map(({ branchId, id: paymentId }) => ({ branchId, paymentId })),
    abandoned: await listAbandonedPayments(),
  }
  const holds = await listHoldsRunningOut()
  const moved = await listBranchesOfOtherZone()
  await inTransaction(async (tx) => {
    await enqueueJobs(tx, 'reconcile-account', { inputs: accounts, keyOf: (input) => input.stripeAccountId })
    await enqueueJobs(tx, 'handle-stripe-event', { inputs: payments, keyOf: keyOfStripeEvent })
    await enqueuePromised(tx, promises)
    await enqueueEnded(tx, ended)
    await enqueueJobs(tx, 'rebuild-cash-flow', { inputs: moved, keyOf: ({ branchId }) => branchId })
    for (const { branchId, ...payment } of holds) await tellOfEndingHold(tx, scopeOfJob(branchId), payment)
  })
  return { payments, promises, ended, moved }
}

/** Those of which an event has told, and those that are asked about by themselves. */
async function listSubjects(): Promise<readonly JobInput<'handle-stripe-event'>[]> {
  const unsettled = await listUnsettledPayments()
  const told = await listWaitingSubjects()
  const keys = new Set(told.map(keyOfStripeEvent))
  const untold = unsettled.filter((subject) => !keys.has(keyOfStripeEvent(subject)))
  return [...untold.map((subject) => ({ ...subject, isUntold: true })), ...told]
}

async function enqueuePromised(tx: Transaction, { refunds, holdOrders, disputeAnswers }: OpenPromises): Promise<void> {
  await enqueueJobs(tx, 'send-refund', { inputs: refunds, keyOf: (input) => input.refundId })
  await enqueueJobs(tx, 'send-hold-order', { inputs: holdOrders, keyOf: (input) => input.holdOrderId })
  await enqueueJobs(tx, 'send-dispute-answer', { inputs: disputeAnswers, keyOf: (input) => input.disputeAnswerId })
}

type Ended = {
  readonly visits: readonly JobInput<'expire-hold'>[]
  readonly overdue: readonly JobInput<'end-open-payment'>[]
  readonly abandoned: readonly JobInput<'cancel-payment'>[]
}

/** What has run out, and what nobody can pay any more. */
async function enqueueEnded(tx: Transaction, { visits, overdue, abandoned }: Ended): Promise<void> {
  await enqueueJobs(tx, 'expire-hold', { inputs: visits, keyOf: (input) => input.visitId })
  await enqueueJobs(tx, 'end-open-payment', { inputs: overdue, keyOf: (input) => input.paymentId })
  await enqueueJobs(tx, 'cancel-payment', { inputs: abandoned, keyOf: (input) => input.paymentId })
}
