import 'server-only'
import * as z from 'zod'
import { DIRECTIONS, movedOrder } from '#lib/branches/display-order.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { lockBranch } from '#lib/db/branches.ts'
import { listCategoryIds, saveCategoryOrder } from '#lib/db/catalog/service-categories.ts'
import { inTransaction } from '#lib/db/client.ts'

export const MoveCategoryInput = z.object({ categoryId: z.uuid(), direction: z.enum(DIRECTIONS) })

export type MoveCategoryInput = z.infer<typeof MoveCategoryInput>

export type MoveCategoryOutcome = { readonly ok: true } | { readonly ok: false; readonly refusal: 'category_not_found' }

/** Shows a category one place earlier or later. */
export function moveCategory(
  scope: BranchScope,
  { categoryId, direction }: MoveCategoryInput,
): Promise<MoveCategoryOutcome> {
  return inTransaction(async (tx) => {
    await lockBranch(tx, scope)
    const ids = await listCategoryIds(tx, scope)
    if (!ids.includes(categoryId)) return { ok: false, refusal: 'category_not_found' }
    await saveCategoryOrder(tx, scope, movedOrder(ids, { id: categoryId, direction }))
    return { ok: true }
  })
}
