import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { deleteTimeOff } from '#lib/db/team/schedules.ts'
import { lockStaffMember } from '#lib/db/team/staff-members.ts'

export const RemoveTimeOffInput = z.object({ staffMemberId: z.uuid(), timeOffId: z.uuid() })

export type RemoveTimeOffInput = z.infer<typeof RemoveTimeOffInput>

export type RemoveTimeOffOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: 'staff_member_not_found' | 'time_off_not_found' }

/** Somebody is there after all: their hours can be booked again at once. */
export function removeTimeOff(
  scope: BranchScope,
  { staffMemberId, timeOffId }: RemoveTimeOffInput,
): Promise<RemoveTimeOffOutcome> {
  return inTransaction(async (tx) => {
    const member = await lockStaffMember(tx, scope, staffMemberId)
    if (!member) return { ok: false, refusal: 'staff_member_not_found' }
    if (!(await deleteTimeOff(tx, scope, { staffMemberId, id: timeOffId }))) {
      return { ok: false, refusal: 'time_off_not_found' }
    }
    const subject = { subjectKind: 'staff_member', subjectId: staffMemberId } as const
    await appendAudit(tx, scope, { action: 'schedule.time_off_removed', ...subject, details: { name: member.name } })
    return { ok: true }
  })
}
