import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'

/** How many of these people work for the branch now. */
export function countStaff(tx: Transaction, { branchId }: BranchScope, ids: readonly string[]): Promise<number> {
  return tx.staffMember.count({ where: { branchId, id: { in: [...ids] }, archivedAt: null } })
}
