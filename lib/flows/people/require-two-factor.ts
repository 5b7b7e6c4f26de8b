import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { hasTwoFactor, saveTwoFactorRule } from '#lib/db/people/memberships.ts'

export const RequireTwoFactorInput = z.object({ isRequired: z.boolean() })

export type RequireTwoFactorInput = z.infer<typeof RequireTwoFactorInput>

export type RequireTwoFactorOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: 'own_two_factor_first' }

/** From now on keys and refunds want a second factor, or no longer. Nobody locks themselves out by it. */
export function requireTwoFactor(
  scope: BranchScope,
  { isRequired }: RequireTwoFactorInput,
): Promise<RequireTwoFactorOutcome> {
  return inTransaction(async (tx) => {
    if (isRequired && !(await hasTwoFactor(tx, scope))) return { ok: false, refusal: 'own_two_factor_first' }
    await saveTwoFactorRule(tx, scope, isRequired)
    const action = isRequired ? 'branch.two_factor_required' : 'branch.two_factor_not_required'
    await appendAudit(tx, scope, { action, subjectKind: 'branch', subjectId: scope.branchId })
    return { ok: true }
  })
}
