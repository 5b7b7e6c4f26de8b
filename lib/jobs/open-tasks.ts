import 'server-only'
import { type BranchScope, scopeOfJob } from '#lib/db/branch-scopes.ts'
import { rebuildCashFlow } from '#lib/flows/cash-flow/rebuild-cash-flow.ts'
import { sendDisputeAnswer } from '#lib/flows/disputes/send-dispute-answer.ts'
import { endOpenPayment } from '#lib/flows/intents/end-open-payment.ts'
import { cancelPayment } from '#lib/flows/payments/cancel-payment.ts'
import { sendHoldOrder } from '#lib/flows/payments/send-hold-order.ts'
import { sendRefund } from '#lib/flows/payments/send-refund.ts'
import type { OpenWork } from '#lib/flows/stripe-events/sync-open-payments.ts'
import { expireHold } from '#lib/flows/visits/expire-hold.ts'

/** A piece of work, and how it is called to a person. */
export type Task = { readonly name: string; readonly run: () => Promise<unknown> }

type Act = (scope: BranchScope, id: string) => Promise<unknown>

/** What the sweep has queued beside the payments to ask about, each to be done by the flow that does its job. */
export function openTasksOf({ promises, ended, moved }: Omit<OpenWork, 'payments'>): readonly Task[] {
  const { refunds, holdOrders, disputeAnswers } = promises
  const { visits, overdue, abandoned } = ended
  return [
    ...refunds.map(({ branchId, refundId: id }) => taskOf('refund', { branchId, id, act: sendRefund })),
    ...holdOrders.map(({ branchId, holdOrderId: id }) => taskOf('hold order', { branchId, id, act: sendHoldOrder })),
    ...disputeAnswers.map(({ branchId, disputeAnswerId: id }) =>
      taskOf('answer to a dispute', { branchId, id, act: sendDisputeAnswer }),
    ),
    ...visits.map(({ branchId, visitId: id }) => taskOf('end of a hold', { branchId, id, act: expireHold })),
    ...overdue.map(({ branchId, paymentId: id }) =>
      taskOf('end of an open payment', { branchId, id, act: endOpenPayment }),
    ),
    ...abandoned.map(({ branchId, paymentId: id }) =>
      taskOf('end of a payment that nobody makes', { branchId, id, act: cancelPayment }),
    ),
    ...moved.map(({ branchId }) => taskOf('days of the reports', { branchId, id: branchId, act: rebuildCashFlow })),
  ]
}

function taskOf(what: string, { branchId, id, act }: { branchId: string; id: string; act: Act }): Task {
  return { name: `${what} ${id} of branch ${branchId}`, run: () => act(scopeOfJob(branchId), id) }
}
