import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'
import type { DisputeFacts } from '#lib/payments/payment-facts.ts'

type DisputeFactsOfPayment = {
  readonly paymentId: string
  readonly stripeAccountId: string
  readonly disputes: readonly DisputeFacts[]
}

/** Writes what Stripe says of a payment's disputes; says which of them are new. */
export async function saveDisputeFacts(
  tx: Transaction,
  scope: BranchScope,
  { disputes, ...payment }: DisputeFactsOfPayment,
): Promise<readonly string[]> {
  const { branchId } = scope
  const { stripeAccountId } = payment
  const opened: string[] = []
  for (const { stripeDisputeId, amount, openedAt, movements: _, ...told } of disputes) {
    const key = { branchId_stripeAccountId_stripeDisputeId: { branchId, stripeAccountId, stripeDisputeId } }
    const known = await tx.dispute.findUnique({ where: key, select: { id: true } })
    if (!known) opened.push(stripeDisputeId)
    const data = { ...told, ...amount }
    await tx.dispute.upsert({
      where: key,
      create: { branchId, ...payment, ...data, stripeDisputeId, createdAt: openedAt },
      update: data,
    })
  }
  return opened
}

/** Whether a chargeback is open, so that Stripe refunds nothing of the payment. */
export async function isRefundBlocked(tx: Transaction, scope: BranchScope, paymentId: string): Promise<boolean> {
  return (await tx.dispute.count({ where: { branchId: scope.branchId, paymentId, blocksRefunds: true } })) > 0
}
