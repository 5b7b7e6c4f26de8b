import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { findOpenUntil } from '#lib/db/links/open-payments.ts'
import { cancelPayment } from '#lib/flows/payments/cancel-payment.ts'
import { enqueueJob } from '#lib/queue/queue.ts'

/** Ends what was opened to be paid and was not paid in its hour; where somebody pressed *Pay* since, it looks again later. */
export async function endOpenPayment(scope: BranchScope, paymentId: string): Promise<void> {
  const openUntil = await findOpenUntil(scope, paymentId)
  if (!openUntil) return
  if (openUntil <= new Date()) return cancelPayment(scope, paymentId)
  const input = { branchId: scope.branchId, paymentId }
  await enqueueJob(database(), { name: 'end-open-payment', input, key: paymentId, startAfter: openUntil })
}
