import 'server-only'
import { scopeOfJob } from '#lib/db/branch-scopes.ts'
import { hasMailServer } from '#lib/env.ts'
import { auditBranch } from '#lib/flows/audits/audit-branch.ts'
import { auditBranches } from '#lib/flows/audits/audit-branches.ts'
import { followBalance } from '#lib/flows/cash-flow/follow-balance.ts'
import { followBalances } from '#lib/flows/cash-flow/follow-balances.ts'
import { proveCashFlow } from '#lib/flows/cash-flow/prove-cash-flow.ts'
import { proveCashFlows } from '#lib/flows/cash-flow/prove-cash-flows.ts'
import { rebuildCashFlow } from '#lib/flows/cash-flow/rebuild-cash-flow.ts'
import { sendDisputeAnswer } from '#lib/flows/disputes/send-dispute-answer.ts'
import { endOpenPayment } from '#lib/flows/intents/end-open-payment.ts'
import { requeueLetters } from '#lib/flows/letters/requeue-letters.ts'
import { writeReminders } from '#lib/flows/letters/write-reminders.ts'
import { cancelPayment } from '#lib/flows/payments/cancel-payment.ts'
import { sendHoldOrder } from '#lib/flows/payments/send-hold-order.ts'
import { sendRefund } from '#lib/flows/payments/send-refund.ts'
import { writeReportLetters } from '#lib/flows/reports/write-report-letters.ts'
import { followStripeEvent } from '#lib/flows/stripe-events/follow-stripe-event.ts'
import { proveLedger, spanOfNightlyProof } from '#lib/flows/stripe-events/prove-ledger.ts'
import { proveLedgers } from '#lib/flows/stripe-events/prove-ledgers.ts'
import { reconcileAccount } from '#lib/flows/stripe-events/reconcile-account.ts'
import { syncOpenPayments } from '#lib/flows/stripe-events/sync-open-payments.ts'
import { expireHold } from '#lib/flows/visits/expire-hold.ts'
import type { JobInput, JobName } from '#lib/queue/jobs.ts'
import { sendLetter } from './letters/send-letter.ts'
import { REPORT_READERS } from './reports/report-readers.ts'

type Handlers = { readonly [Name in JobName]: (input: JobInput<Name>) => Promise<unknown> }

/** What each kind of background work does. */
export const HANDLERS: Handlers = {
  'handle-stripe-event': ({ branchId, ...subject }) => followStripeEvent(scopeOfJob(branchId), subject),
  'send-refund': ({ branchId, refundId }) => sendRefund(scopeOfJob(branchId), refundId),
  'send-hold-order': ({ branchId, holdOrderId }) => sendHoldOrder(scopeOfJob(branchId), holdOrderId),
  'send-dispute-answer': ({ branchId, disputeAnswerId }) => sendDisputeAnswer(scopeOfJob(branchId), disputeAnswerId),
  'cancel-payment': ({ branchId, paymentId }) => cancelPayment(scopeOfJob(branchId), paymentId),
  'end-open-payment': ({ branchId, paymentId }) => endOpenPayment(scopeOfJob(branchId), paymentId),
  'expire-hold': ({ branchId, visitId }) => expireHold(scopeOfJob(branchId), visitId),
  'reconcile-account': ({ branchId, stripeAccountId }) => reconcileAccount(scopeOfJob(branchId), stripeAccountId),
  'prove-ledgers': () => proveLedgers(),
  'prove-ledger': ({ branchId, stripeAccountId }) =>
    proveLedger(scopeOfJob(branchId), stripeAccountId, spanOfNightlyProof(new Date())),
  'follow-balances': () => followBalances(),
  'follow-balance': ({ branchId, stripeAccountId }) => followBalance(scopeOfJob(branchId), stripeAccountId),
  'prove-cash-flows': () => proveCashFlows(),
  'prove-cash-flow': ({ branchId }) => proveCashFlow(scopeOfJob(branchId)),
  'rebuild-cash-flow': ({ branchId }) => rebuildCashFlow(scopeOfJob(branchId)),
  'audit-branches': () => auditBranches(),
  'audit-branch': ({ branchId }) => auditBranch(scopeOfJob(branchId)),
  'sync-open-payments': () => syncOpenPayments(),
  'write-reminders': () => writeReminders(),
  'write-report-letters': () => writeReportLetters(new Date(), REPORT_READERS),
  // Without a mail server they wait where they are.
  'send-waiting-letters': async () => hasMailServer() && requeueLetters(),
  'send-letter': ({ branchId, letterId }) => sendLetter(scopeOfJob(branchId), letterId),
}
