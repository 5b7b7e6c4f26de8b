import 'server-only'
import * as z from 'zod'
import { changedFields } from '#lib/branches/changed-fields.ts'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { lockBranch } from '#lib/db/branches.ts'
import { inTransaction } from '#lib/db/client.ts'
import { insertStaffMember, lockStaffMember, saveStaffFacts } from '#lib/db/team/staff-members.ts'

export const SaveStaffMemberInput = z.object({
  /** Null is somebody new. */
  staffMemberId: z.uuid().nullable(),
  name: z.string().trim().min(1).max(120),
  jobTitle: z.string().trim().max(120),
})

export type SaveStaffMemberInput = z.infer<typeof SaveStaffMemberInput>

export type SaveStaffMemberOutcome =
  | { readonly ok: true; readonly staffMemberId: string }
  | { readonly ok: false; readonly refusal: 'staff_member_not_found' }

/** Adds somebody to the team, or says anew who they are. */
export function saveStaffMember(
  scope: BranchScope,
  { staffMemberId, name, jobTitle }: SaveStaffMemberInput,
): Promise<SaveStaffMemberOutcome> {
  const facts = { name, jobTitle: jobTitle || null }
  return inTransaction(async (tx) => {
    if (staffMemberId === null) {
      await lockBranch(tx, scope)
      const id = await insertStaffMember(tx, scope, facts)
      const subject = { subjectKind: 'staff_member', subjectId: id } as const
      await appendAudit(tx, scope, { action: 'staff_member.added', ...subject, details: { name } })
      return { ok: true, staffMemberId: id }
    }
    const before = await lockStaffMember(tx, scope, staffMemberId)
    if (!before) return { ok: false, refusal: 'staff_member_not_found' }
    const changed = changedFields(before, { ...before, ...facts })
    if (!changed) return { ok: true, staffMemberId }
    await saveStaffFacts(tx, scope, { id: staffMemberId, facts })
    const subject = { subjectKind: 'staff_member', subjectId: staffMemberId } as const
    await appendAudit(tx, scope, { action: 'staff_member.changed', ...subject, details: { name, changed } })
    return { ok: true, staffMemberId }
  })
}
