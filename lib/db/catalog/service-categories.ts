import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'

const keyOf = ({ branchId }: BranchScope, id: string) => ({ branchId_id: { branchId, id } })

/** Adds a category after all others. */
export async function insertCategory(tx: Transaction, scope: BranchScope, name: string): Promise<string> {
  const { branchId } = scope
  const last = await tx.serviceCategory.aggregate({ where: { branchId }, _max: { position: true } })
  const position = (last._max.position ?? -1) + 1
  return (await tx.serviceCategory.create({ data: { branchId, name, position }, select: { id: true } })).id
}

export async function findCategoryName(tx: Transaction, scope: BranchScope, id: string): Promise<string | null> {
  return (await tx.serviceCategory.findUnique({ where: keyOf(scope, id), select: { name: true } }))?.name ?? null
}

export async function saveCategoryName(
  tx: Transaction,
  scope: BranchScope,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<void> {
  await tx.serviceCategory.update({ where: keyOf(scope, id), data: { name } })
}

/** How many services stand in a category, archived ones too. */
export function countServices(tx: Transaction, scope: BranchScope, categoryId: string): Promise<number> {
  return tx.service.count({ where: { branchId: scope.branchId, categoryId } })
}

export async function deleteCategory(tx: Transaction, scope: BranchScope, id: string): Promise<void> {
  await tx.serviceCategory.delete({ where: keyOf(scope, id) })
}

/** The branch's categories in the order in which clients see them. */
export async function listCategoryIds(tx: Transaction, { branchId }: BranchScope): Promise<readonly string[]> {
  const orderBy = [{ position: 'asc' }, { id: 'asc' }] as const
  const categories = await tx.serviceCategory.findMany({ where: { branchId }, orderBy: [...orderBy] })
  return categories.map(({ id }) => id)
}

export async function saveCategoryOrder(tx: Transaction, scope: BranchScope, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    update service_category set position = wanted.place
    from unnest(${[...ids]}::uuid[]) with ordinality as wanted (id, place)
    where branch_id = ${scope.branchId}::uuid and service_category.id = wanted.id`
}
