import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database, type Transaction } from '#lib/db/client.ts'

/** Whoever presses *Pay* later keeps what was opened to be paid open for longer. */
export async function saveOpenUntil(
  tx: Transaction,
  scope: BranchScope,
  payment: { readonly id: string; readonly openUntil: Date },
): Promise<void> {
  const { id, openUntil } = payment
  await tx.payment.updateMany({ where: { branchId: scope.branchId, id, state: 'awaiting' }, data: { openUntil } })
}

/** Until when a payment that waits for its client stays open; null for one that does not wait, or not by the clock. */
export async function findOpenUntil(scope: BranchScope, id: string): Promise<Date | null> {
  const payment = await database().payment.findFirst({
    where: { branchId: scope.branchId, id, state: 'awaiting' },
    select: { openUntil: true },
  })
  return payment?.openUntil ?? null
}

/** Payments that nobody made in their time, oldest first, of all branches. */
export function listOverduePayments(): Promise<readonly { readonly branchId: string; readonly id: string }[]> {
  return database().payment.findMany({
    where: { state: 'awaiting', openUntil: { lte: new Date() } },
    orderBy: { openUntil: 'asc' },
    select: { branchId: true, id: true },
    take: 500,
  })
}

/** Payments by link of a branch that wait for their clients. */
export async function listAwaitingLinkPayments(tx: Transaction, scope: BranchScope): Promise<readonly string[]> {
  const payments = await tx.payment.findMany({
    where: { branchId: scope.branchId, state: 'awaiting', source: 'link' },
    select: { id: true },
  })
  return payments.map(({ id }) => id)
}
