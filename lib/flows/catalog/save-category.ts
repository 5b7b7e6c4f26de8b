import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { lockBranch } from '#lib/db/branches.ts'
import { findCategoryName, insertCategory, saveCategoryName } from '#lib/db/catalog/service-categories.ts'
import { inTransaction } from '#lib/db/client.ts'

export const SaveCategoryInput = z.object({
  /** Null makes a new one. */
  categoryId: z.uuid().nullable(),
  name: z.string().trim().min(1).max(120),
})

export type SaveCategoryInput = z.infer<typeof SaveCategoryInput>

export type SaveCategoryOutcome =
  | { readonly ok: true; readonly categoryId: string }
  | { readonly ok: false; readonly refusal: 'category_not_found' }

/** Makes a category of services, or calls one by another name. */
export function saveCategory(
  scope: BranchScope,
  { categoryId, name }: SaveCategoryInput,
): Promise<SaveCategoryOutcome> {
  return inTransaction(async (tx) => {
    await lockBranch(tx, scope)
    if (categoryId === null) {
      const id = await insertCategory(tx, scope, name)
      const subject = { subjectKind: 'service_category', subjectId: id } as const
      await appendAudit(tx, scope, { action: 'service_category.created', ...subject, details: { name } })
      return { ok: true, categoryId: id }
    }
    const before = await findCategoryName(tx, scope, categoryId)
    if (before === null) return { ok: false, refusal: 'category_not_found' }
    if (before === name) return { ok: true, categoryId }
    await saveCategoryName(tx, scope, { id: categoryId, name })
    const subject = { subjectKind: 'service_category', subjectId: categoryId } as const
    await appendAudit(tx, scope, {
      action: 'service_category.renamed',
      ...subject,
      details: { from: before, to: name },
    })
    return { ok: true, categoryId }
  })
}
