import 'server-only'
import { database, inTransaction } from '#lib/db/client.ts'
import { listUnsettledPayments } from '#lib/db/payments/payments.ts'
import { listOverdueHolds } from '#lib/db/visits/visits.ts'
import { keyOfStripeEvent } from '#lib/queue/jobs.ts'
import { enqueueJob } from '#lib/queue/queue.ts'

/** Asks about everything that is not final, as if its webhook had come; and ends holds that nobody ended. */
export async function syncOpenPayments(): Promise<void> {
  const payments = await listUnsettledPayments()
  const holds = await listOverdueHolds(database())
  await inTransaction(async (tx) => {
    for (const input of payments) {
      await enqueueJob(tx, { name: 'handle-stripe-event', input, key: keyOfStripeEvent(input) })
    }
    for (const { branchId, id: visitId } of holds) {
      await enqueueJob(tx, { name: 'expire-hold', input: { branchId, visitId }, key: visitId })
    }
  })
}
