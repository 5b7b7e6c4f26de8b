import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'
import { lockVisitsOfClient } from '#lib/db/visits/visits.ts'

/**
 * Gives all that one locked client has to another, who stays. The card that goes keeps its number, so that whoever books
 * with it is found. Says how many visits went over.
 */
export async function saveMerge(
  tx: Transaction,
  scope: BranchScope,
  { keepId, mergeId }: { readonly keepId: string; readonly mergeId: string },
): Promise<number> {
  const { branchId } = scope
  await lockVisitsOfClient(tx, scope, mergeId)
  const moved = await tx.visit.updateMany({ where: { branchId, clientId: mergeId }, data: { clientId: keepId } })
  await tx.client.updateMany({ where: { branchId, mergedIntoId: mergeId }, data: { mergedIntoId: keepId } })
  await tx.client.update({
    where: { branchId_id: { branchId, id: mergeId } },
    data: { mergedIntoId: keepId, note: null },
  })
  return moved.count
}

export async function saveNote(
  tx: Transaction,
  { branchId }: BranchScope,
  { id, note }: { readonly id: string; readonly note: string | null },
): Promise<void> {
  await tx.client.update({ where: { branchId_id: { branchId, id } }, data: { note } })
}
