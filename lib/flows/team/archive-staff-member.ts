import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { saveStaffArchived } from '#lib/db/team/staff-members.ts'
import { NO_WORK } from '#lib/visits/schedule/work-schedule.ts'
import { judgeSchedule, type ScheduleRefused } from './judge-schedule.ts'

export const ArchiveStaffMemberInput = z.object({
  staffMemberId: z.uuid(),
  isArchived: z.boolean(),
  acceptedVisitIds: z.array(z.uuid()).max(1000),
})

export type ArchiveStaffMemberInput = z.infer<typeof ArchiveStaffMemberInput>

export type ArchiveStaffMemberOutcome = { readonly ok: true } | ScheduleRefused

/** Takes somebody who has left out of the form, or puts them back with their hours and services. */
export function archiveStaffMember(
  scope: BranchScope,
  { staffMemberId, isArchived, acceptedVisitIds }: ArchiveStaffMemberInput,
): Promise<ArchiveStaffMemberOutcome> {
  return inTransaction(async (tx) => {
    const change = (before: typeof NO_WORK) => (isArchived ? NO_WORK : before)
    const judged = await judgeSchedule(tx, scope, { staffMemberId, acceptedVisitIds, change })
    if (!judged.ok) return judged
    const { found } = judged
    if (found.isArchived === isArchived) return { ok: true }
    await saveStaffArchived(tx, scope, { id: staffMemberId, isArchived })
    const action = isArchived ? 'staff_member.archived' : 'staff_member.restored'
    const subject = { subjectKind: 'staff_member', subjectId: staffMemberId } as const
    await appendAudit(tx, scope, { action, ...subject, details: { name: found.name } })
    return { ok: true }
  })
}
