import 'server-only'
import { scopeOfJob } from '#lib/db/branch-scopes.ts'
import { database, inTransaction, type Transaction } from '#lib/db/client.ts'
import { listOverduePayments } from '#lib/db/links/open-payments.ts'
import { listHoldsRunningOut, listUnsettledPayments } from '#lib/db/payments/payments.ts'
import { listOpenPromises, type OpenPromises } from '#lib/db/payments/promises.ts'
import { listWaitingSubjects } from '#lib/db/payments/stripe-events.ts'
import { listReconciledAccounts } from '#lib/db/reconciliation/reconciliation-runs.ts'
import { listOverdueHolds } from '#lib/db/visits/visits.ts'
import { tellOfEndingHold } from '#lib/flows/letters/tell-of-money.ts'
import { type JobInput, keyOfStripeEvent } from '#lib/queue/jobs.ts'
import { enqueueJob } from '#lib/queue/queue.ts'

/**
 * Asks about everything that is not final, as if its webhook had come: payments, events whose job gave up, promises,
 * holds of visits and payments by link that nobody ended; and has every account's list of events read.
 */
export async function syncOpenPayments(): Promise<void> {
  const payments = [...(await listUnsettledPayments()), ...(await listWaitingSubjects())]
  const visits = await listOverdueHolds(database())
  const overdue = await listOverduePayments()
  const accounts = await listReconciledAccounts()
  const holds = await listHoldsRunningOut()
  await inTransaction(async (tx) => {
    await enqueueAsking(tx, { payments, accounts })
    await enqueuePromised(tx, await listOpenPromises())
    for (const { branchId, id: visitId } of visits) {
      await enqueueJob(tx, { name: 'expire-hold', input: { branchId, visitId }, key: visitId })
    }
    for (const { branchId, id: paymentId } of overdue) {
      await enqueueJob(tx, { name: 'end-open-payment', input: { branchId, paymentId }, key: paymentId })
    }
    for (const { branchId, ...payment } of holds) await tellOfEndingHold(tx, scopeOfJob(branchId), payment)
  })
}

type Asked = {
  readonly payments: readonly JobInput<'handle-stripe-event'>[]
  readonly accounts: readonly JobInput<'reconcile-account'>[]
}

async function enqueueAsking(tx: Transaction, { payments, accounts }: Asked): Promise<void> {
  for (const input of accounts) {
    await enqueueJob(tx, { name: 'reconcile-account', input, key: input.stripeAccountId })
  }
  for (const input of payments) {
    await enqueueJob(tx, { name: 'handle-stripe-event', input, key: keyOfStripeEvent(input) })
  }
}

async function enqueuePromised(tx: Transaction, promises: OpenPromises): Promise<void> {
  for (const input of promises.refunds) {
    await enqueueJob(tx, { name: 'send-refund', input, key: input.refundId })
  }
  for (const input of promises.holdOrders) {
    await enqueueJob(tx, { name: 'send-hold-order', input, key: input.holdOrderId })
  }
  for (const input of promises.disputeAnswers) {
    await enqueueJob(tx, { name: 'send-dispute-answer', input, key: input.disputeAnswerId })
  }
}
