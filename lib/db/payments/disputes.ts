import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'
import type { DisputeFacts } from '#lib/payments/payment-facts.ts'

type DisputeFactsOfPayment = {
  readonly paymentId: string
  readonly stripeAccountId: string
  readonly disputes: readonly DisputeFacts[]
}

export type OpenedDispute = { readonly id: string; readonly stripeDisputeId: string }

/** Writes what Stripe says of a payment's disputes; says which of them are new. */
export async function saveDisputeFacts(
  tx: Transaction,
  scope: BranchScope,
  { disputes, ...payment }: DisputeFactsOfPayment,
): Promise<readonly OpenedDispute[]> {
  if (disputes.length === 0) return []
  const { branchId } = scope
  const { stripeAccountId } = payment
  const rows = await tx.dispute.findMany({ where: { branchId, ...payment }, select: { stripeDisputeId: true } })
  const known = new Set(rows.map((row) => row.stripeDisputeId))
  const opened: OpenedDispute[] = []
  for (const { stripeDisputeId, amount, openedAt, movements: _, ...told } of disputes) {
    const key = { branchId_stripeAccountId_stripeDisputeId: { branchId, stripeAccountId, stripeDisputeId } }
    const data = { ...told, ...amount }
    const { id } = await tx.dispute.upsert({
      where: key,
      create: { branchId, ...payment, ...data, stripeDisputeId, createdAt: openedAt },
      update: data,
      select: { id: true },
    })
    if (!known.has(stripeDisputeId)) opened.push({ id, stripeDisputeId })
  }
  return opened
}

/** Whether a chargeback is open, so that Stripe refunds nothing of the payment. */
export async function isRefundBlocked(tx: Transaction, scope: BranchScope, paymentId: string): Promise<boolean> {
  return (await tx.dispute.count({ where: { branchId: scope.branchId, paymentId, blocksRefunds: true } })) > 0
}
