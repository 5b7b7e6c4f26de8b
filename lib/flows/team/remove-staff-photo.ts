import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { lockStaffMember } from '#lib/db/team/staff-members.ts'
import { deleteStaffPhoto } from '#lib/db/team/staff-photos.ts'

export const RemoveStaffPhotoInput = z.object({ staffMemberId: z.uuid() })

export type RemoveStaffPhotoInput = z.infer<typeof RemoveStaffPhotoInput>

type RemoveStaffPhotoOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: 'staff_member_not_found' }

/** Shows a staff member with their initials again. */
export function removeStaffPhoto(
  scope: BranchScope,
  { staffMemberId }: RemoveStaffPhotoInput,
): Promise<RemoveStaffPhotoOutcome> {
  return inTransaction(async (tx) => {
    if (!(await lockStaffMember(tx, scope, staffMemberId))) return { ok: false, refusal: 'staff_member_not_found' }
    const wasThere = await deleteStaffPhoto(tx, scope, staffMemberId)
    const entry = { action: 'staff_photo.removed', subjectKind: 'staff_member', subjectId: staffMemberId } as const
    if (wasThere) await appendAudit(tx, scope, entry)
    return { ok: true }
  })
}
