import 'server-only'
import * as z from 'zod'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { listSchedules } from '#lib/db/team/schedules.ts'
import { addDays } from '#lib/visits/calendar.ts'
import { wallMinuteOf, worksThrough } from '#lib/visits/schedule/work-schedule.ts'

export const TimeCheckInput = z.object({
  staffMemberId: z.uuid(),
  day: z.iso.date(),
  minute: z.int().min(0).max(1439),
  minutes: z.int().min(1).max(1440),
  /** What this visit takes is no obstacle to it. */
  exceptVisitId: z.uuid().nullable(),
})

export type TimeCheckInput = z.infer<typeof TimeCheckInput>

/** What staff are warned of before they put a visit somewhere; in the end the database decides. */
export type TimeCheck =
  | { readonly ok: true; readonly isOutside: boolean; readonly isTaken: boolean }
  | { readonly ok: false; readonly refusal: 'staff_member_not_found' }

/** Says whether somebody is there by their schedule, and whether they have something else to do. */
export async function checkTime(scope: BranchScope, input: TimeCheckInput): Promise<TimeCheck> {
  const { staffMemberId, day, minute, minutes, exceptVisitId } = input
  const where = { branchId: scope.branchId, id: staffMemberId }
  if (!(await database().staffMember.findFirst({ where, select: { id: true } }))) {
    return { ok: false, refusal: 'staff_member_not_found' }
  }
  const query = { staffMemberIds: [staffMemberId], from: addDays(day, -1), to: addDays(day, 1) }
  const found = (await listSchedules(database(), scope, query)).get(staffMemberId)
  const start = wallMinuteOf(day, minute)
  const span = { start, end: start + minutes }
  const isTaken = (found?.booked ?? []).some(
    (other) => other.visitId !== exceptVisitId && other.start < span.end && other.end > span.start,
  )
  return { ok: true, isOutside: !found || !worksThrough(found.schedule, span), isTaken }
}
