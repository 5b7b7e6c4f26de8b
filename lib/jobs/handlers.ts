import 'server-only'
import { scopeOfJob } from '#lib/db/branch-scopes.ts'
import { cancelPayment } from '#lib/flows/cancel-payment.ts'
import { expireHold } from '#lib/flows/expire-hold.ts'
import { followStripeEvent } from '#lib/flows/follow-stripe-event.ts'
import { sendRefund } from '#lib/flows/send-refund.ts'
import { syncOpenPayments } from '#lib/flows/sync-open-payments.ts'
import type { JobInput, JobName } from '#lib/queue/jobs.ts'
import { sendLetter } from './send-letter.ts'

type Handlers = { readonly [Name in JobName]: (input: JobInput<Name>) => Promise<unknown> }

/** What each kind of background work does. */
export const HANDLERS: Handlers = {
  'handle-stripe-event': ({ branchId, ...subject }) => followStripeEvent(scopeOfJob(branchId), subject),
  'send-refund': ({ branchId, refundId }) => sendRefund(scopeOfJob(branchId), refundId),
  'cancel-payment': ({ branchId, paymentId }) => cancelPayment(scopeOfJob(branchId), paymentId),
  'expire-hold': ({ branchId, visitId }) => expireHold(scopeOfJob(branchId), visitId),
  'sync-open-payments': () => syncOpenPayments(),
  'send-letter': ({ branchId, visitId, letter }) => sendLetter(scopeOfJob(branchId), { visitId, letter }),
}
