import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { saveDayHours as saveDay } from '#lib/db/team/schedules.ts'
import { type Hours, tidyHours, type WorkSchedule } from '#lib/visits/schedule/work-schedule.ts'
import { judgeSchedule, type ScheduleRefused } from './judge-schedule.ts'

const minute = z.int().min(0).max(1440)

export const SaveDayHoursInput = z.object({
  staffMemberId: z.uuid(),
  day: z.iso.date(),
  /** None is a day off; null makes it a day of its week again. */
  hours: z
    .array(z.object({ startMinute: minute, endMinute: minute }))
    .max(10)
    .nullable(),
  acceptedVisitIds: z.array(z.uuid()).max(1000),
})

export type SaveDayHoursInput = z.infer<typeof SaveDayHoursInput>

export type SaveDayHoursOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: 'hours_overlap' }
  | ScheduleRefused

/** Gives one day of a staff member hours of its own, closes it, or makes it a day of its week again. */
export async function saveDayHours(
  scope: BranchScope,
  { staffMemberId, day, hours, acceptedVisitIds }: SaveDayHoursInput,
): Promise<SaveDayHoursOutcome> {
  const tidy = hours && tidyHours(hours)
  if (hours && !tidy) return { ok: false, refusal: 'hours_overlap' }
  return inTransaction(async (tx) => {
    const change = (before: WorkSchedule) => ({ ...before, exceptions: exceptionsWith(before, { day, hours: tidy }) })
    const judged = await judgeSchedule(tx, scope, { staffMemberId, acceptedVisitIds, change })
    if (!judged.ok) return judged
    await saveDay(tx, scope, { staffMemberId, day, hours: tidy })
    await appendAudit(tx, scope, {
      action: tidy ? 'schedule.day_changed' : 'schedule.day_restored',
      subjectKind: 'staff_member',
      subjectId: staffMemberId,
      details: { name: judged.found.name, day },
    })
    return { ok: true }
  })
}

function exceptionsWith(
  { exceptions }: WorkSchedule,
  { day, hours }: { readonly day: string; readonly hours: readonly Hours[] | null },
): WorkSchedule['exceptions'] {
  const others = [...exceptions].filter(([other]) => other !== day)
  return new Map(hours ? [...others, [day, hours] as const] : others)
}
