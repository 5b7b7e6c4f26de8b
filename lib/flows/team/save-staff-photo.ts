import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { isStaffMember, saveStaffPhoto as keepStaffPhoto } from '#lib/db/team/staff-photos.ts'
import { portraitFrom } from '#lib/images/portrait.ts'

/** More than any phone's camera makes of a face. */
export const MOST_PHOTO_BYTES = 10 * 1024 * 1024

export const SaveStaffPhotoInput = z.object({
  staffMemberId: z.uuid(),
  /** A JPEG, PNG, GIF or WebP as a browser sends it. */
  file: z.file(),
})

export type SaveStaffPhotoInput = z.infer<typeof SaveStaffPhotoInput>

export type SaveStaffPhotoOutcome =
  | { readonly ok: true; readonly hash: string }
  | { readonly ok: false; readonly refusal: 'staff_member_not_found' | 'photo_too_large' | 'photo_unreadable' }

/** Shows a staff member with this photo from now on; it is encoded anew, and nothing else of the upload is kept. */
export async function saveStaffPhoto(
  scope: BranchScope,
  { staffMemberId, file }: SaveStaffPhotoInput,
): Promise<SaveStaffPhotoOutcome> {
  if (file.size > MOST_PHOTO_BYTES) return { ok: false, refusal: 'photo_too_large' }
  const portrait = await portraitFrom(new Uint8Array(await file.arrayBuffer()))
  if (!portrait) return { ok: false, refusal: 'photo_unreadable' }
  return inTransaction(async (tx) => {
    if (!(await isStaffMember(tx, scope, staffMemberId))) return { ok: false, refusal: 'staff_member_not_found' }
    const hash = await keepStaffPhoto(tx, scope, { staffMemberId, ...portrait })
    await appendAudit(tx, scope, { action: 'staff_photo.saved', subjectKind: 'staff_member', subjectId: staffMemberId })
    return { ok: true, hash }
  })
}
