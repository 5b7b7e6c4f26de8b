import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { lockBranch } from '#lib/db/branches.ts'
import { countServices, deleteCategory as deleteRow, findCategoryName } from '#lib/db/catalog/service-categories.ts'
import { inTransaction } from '#lib/db/client.ts'

export const DeleteCategoryInput = z.object({ categoryId: z.uuid() })

export type DeleteCategoryInput = z.infer<typeof DeleteCategoryInput>

export type DeleteCategoryOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: 'category_not_found' | 'category_not_empty' }

/** Takes a category away in which no service stands, not even an archived one. */
export function deleteCategory(
  scope: BranchScope,
  { categoryId }: DeleteCategoryInput,
): Promise<DeleteCategoryOutcome> {
  return inTransaction(async (tx) => {
    await lockBranch(tx, scope)
    const name = await findCategoryName(tx, scope, categoryId)
    if (name === null) return { ok: false, refusal: 'category_not_found' }
    if ((await countServices(tx, scope, categoryId)) > 0) return { ok: false, refusal: 'category_not_empty' }
    await deleteRow(tx, scope, categoryId)
    const subject = { subjectKind: 'service_category', subjectId: categoryId } as const
    await appendAudit(tx, scope, { action: 'service_category.deleted', ...subject, details: { name } })
    return { ok: true }
  })
}
