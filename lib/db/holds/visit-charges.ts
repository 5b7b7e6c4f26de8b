import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'

/** Nothing of a locked visit can be paid online any more: it is paid at the salon. */
export async function saveNothingPayable(tx: Transaction, scope: BranchScope, visitId: string): Promise<void> {
  const where = { branchId: scope.branchId, visitId }
  await tx.appointment.updateMany({ where, data: { paymentStatus: 'not_available' } })
}
