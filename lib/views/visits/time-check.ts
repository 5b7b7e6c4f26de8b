import 'server-only'
import * as z from 'zod'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { listSchedules } from '#lib/db/team/schedules.ts'
import { addDays } from '#lib/visits/calendar.ts'
import { wallMinuteOf, worksThrough } from '#lib/visits/schedule/work-schedule.ts'

export const TimeCheckInput = z.object({
  day: z.iso.date(),
  /** One after another: who is busy from which minute of the day on, and for how long. */
  parts: z
    .array(
      z.object({
        staffMemberId: z.uuid(),
        minute: z.int().min(0).max(2879),
        minutes: z.int().min(1).max(1440),
      }),
    )
    .min(1)
    .max(10),
  /** What this visit takes is no obstacle to it. */
  exceptVisitId: z.uuid().nullable(),
})

export type TimeCheckInput = z.infer<typeof TimeCheckInput>

/** What staff are warned of before they put a visit somewhere; in the end the database decides. */
export type TimeCheck =
  | { readonly ok: true; readonly isOutside: boolean; readonly isTaken: boolean }
  | { readonly ok: false; readonly refusal: 'staff_member_not_found' }

/** Says whether everybody of a visit is there by their schedule, and whether one of them has something else to do. */
export async function checkTime(scope: BranchScope, input: TimeCheckInput): Promise<TimeCheck> {
  const { day, parts, exceptVisitId } = input
  const staffMemberIds = [...new Set(parts.map(({ staffMemberId }) => staffMemberId))]
  const known = await database().staffMember.count({ where: { branchId: scope.branchId, id: { in: staffMemberIds } } })
  if (known < staffMemberIds.length) return { ok: false, refusal: 'staff_member_not_found' }
  // A part of it may run past midnight.
  const query = { staffMemberIds, from: addDays(day, -1), to: addDays(day, 2) }
  const found = await listSchedules(database(), scope, query)
  const checked = parts.map(({ staffMemberId, minute, minutes }) => {
    const start = wallMinuteOf(day, minute)
    const span = { start, end: start + minutes }
    const own = found.get(staffMemberId)
    const isOther = (visitId: string) => visitId !== exceptVisitId
    return {
      isOutside: !own || !worksThrough(own.schedule, span),
      isTaken: (own?.booked ?? []).some(
        (other) => isOther(other.visitId) && other.start < span.end && other.end > span.start,
      ),
    }
  })
  return { ok: true, isOutside: checked.some((one) => one.isOutside), isTaken: checked.some((one) => one.isTaken) }
}
