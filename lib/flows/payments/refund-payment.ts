import 'server-only'
import * as z from 'zod'
import { pass } from '#lib/crash-points.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction, type Transaction } from '#lib/db/client.ts'
import { isRefundBlocked } from '#lib/db/payments/disputes.ts'
import { sumClientMoney } from '#lib/db/payments/ledger.ts'
import { type LockedPayment, lockPayment } from '#lib/db/payments/payments.ts'
import { sumRefundsUnderWay } from '#lib/db/payments/refunds.ts'
import { money, subtract } from '#lib/money/money.ts'
import { decideRefund, type RefundablePayment, type RefundRefusal } from '#lib/payments/refund-policy.ts'
import { promiseRefund } from './promise-refund.ts'

export const RefundInput = z.object({
  paymentId: z.uuid(),
  amountMinor: z.int().min(0).max(99_999_999),
  reason: z.enum(['requested_by_client', 'canceled_by_salon', 'duplicate', 'fraudulent']),
  /** The appointments that it is for, by their places in the visit; without them for all. */
  positions: z.array(z.int().min(0).max(99)).max(100).optional(),
})

export type RefundInput = z.infer<typeof RefundInput>

export type RefundOutcome =
  | { readonly ok: true; readonly refundId: string }
  | { readonly ok: false; readonly refusal: RefundRefusal | 'payment_not_found' }

/** Promises the client their money. The promise is a row; the job it queues keeps it, however often Stripe must be asked. */
export async function refundPayment(
  scope: BranchScope,
  { paymentId, amountMinor, reason, positions = [] }: RefundInput,
): Promise<RefundOutcome> {
  const outcome = await inTransaction<RefundOutcome>(async (tx) => {
    const payment = await lockPayment(tx, scope, paymentId)
    if (!payment) return { ok: false, refusal: 'payment_not_found' }
    const amount = money(amountMinor, payment.amount.currency)
    const decision = decideRefund(await readRefundable(tx, scope, payment), amount)
    if (!decision.ok) return decision

    const { stripeAccountId } = payment
    const refund = { paymentId, stripeAccountId, amount, reason, positions }
    return { ok: true, refundId: await promiseRefund(tx, scope, refund) }
  })
  pass('refund.after_commit')
  return outcome
}

async function readRefundable(tx: Transaction, scope: BranchScope, payment: LockedPayment): Promise<RefundablePayment> {
  const source = { id: payment.id, currency: payment.amount.currency }
  const { captured, returned, disputed } = await sumClientMoney(tx, scope, source)
  return {
    state: payment.state,
    balance: [returned, disputed].reduce(subtract, captured),
    underWay: await sumRefundsUnderWay(tx, scope, source),
    isDisputed: await isRefundBlocked(tx, scope, payment.id),
  }
}
