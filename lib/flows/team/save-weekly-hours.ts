import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { saveWeeklyHours as saveWeek } from '#lib/db/team/schedules.ts'
import { tidyWeek, type WorkSchedule } from '#lib/visits/schedule/work-schedule.ts'
import { judgeSchedule, type ScheduleRefused } from './judge-schedule.ts'

const MOST_HOURS = 70

const minute = z.int().min(0).max(1440)

export const SaveWeeklyHoursInput = z.object({
  staffMemberId: z.uuid(),
  /** A break is the gap between two of one weekday; Monday is 1. */
  week: z.array(z.object({ weekday: z.int().min(1).max(7), startMinute: minute, endMinute: minute })).max(MOST_HOURS),
  acceptedVisitIds: z.array(z.uuid()).max(1000),
})

export type SaveWeeklyHoursInput = z.infer<typeof SaveWeeklyHoursInput>

export type SaveWeeklyHoursOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: 'hours_overlap' }
  | ScheduleRefused

/** Gives a staff member other weekly hours from now on; days with hours of their own keep them. */
export async function saveWeeklyHours(
  scope: BranchScope,
  { staffMemberId, week, acceptedVisitIds }: SaveWeeklyHoursInput,
): Promise<SaveWeeklyHoursOutcome> {
  const weekly = tidyWeek(week)
  if (!weekly) return { ok: false, refusal: 'hours_overlap' }
  return inTransaction(async (tx) => {
    const change = (before: WorkSchedule) => ({ ...before, weekly })
    const judged = await judgeSchedule(tx, scope, { staffMemberId, acceptedVisitIds, change })
    if (!judged.ok) return judged
    await saveWeek(tx, scope, { staffMemberId, week: weekly })
    const subject = { subjectKind: 'staff_member', subjectId: staffMemberId } as const
    await appendAudit(tx, scope, { action: 'schedule.week_changed', ...subject, details: { name: judged.found.name } })
    return { ok: true }
  })
}
