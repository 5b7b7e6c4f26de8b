import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { insertTimeOff } from '#lib/db/team/schedules.ts'
import { type WorkSchedule, wallMinuteOf } from '#lib/visits/schedule/work-schedule.ts'
import { judgeSchedule, type ScheduleRefused } from './judge-schedule.ts'

const MOST_DAYS = 400

/** A moment on the salon's wall clock. */
const Moment = z.object({ day: z.iso.date(), minute: z.int().min(0).max(1440) })

export const AddTimeOffInput = z
  .object({
    staffMemberId: z.uuid(),
    from: Moment,
    /** Outside it. */
    to: Moment,
    reason: z.string().trim().max(120),
    acceptedVisitIds: z.array(z.uuid()).max(1000),
  })
  .refine(({ from, to }) => {
    const length = wallMinuteOf(to.day, to.minute) - wallMinuteOf(from.day, from.minute)
    return length > 0 && length <= MOST_DAYS * 1440
  })

export type AddTimeOffInput = z.infer<typeof AddTimeOffInput>

export type AddTimeOffOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: 'time_off_overlaps' | 'time_off_is_nothing' }
  | ScheduleRefused

/** Takes a staff member out of the form for a while; their hours stay as they are for afterwards. */
export function addTimeOff(
  scope: BranchScope,
  { staffMemberId, from, to, reason, acceptedVisitIds }: AddTimeOffInput,
): Promise<AddTimeOffOutcome> {
  const away = { start: wallMinuteOf(from.day, from.minute), end: wallMinuteOf(to.day, to.minute) }
  return inTransaction(async (tx) => {
    const change = (before: WorkSchedule) => ({ ...before, timeOff: [...before.timeOff, away] })
    const judged = await judgeSchedule(tx, scope, { staffMemberId, acceptedVisitIds, change })
    if (!judged.ok) return judged
    const { schedule, name } = judged.found
    const overlaps = schedule.timeOff.some(({ start, end }) => start < away.end && end > away.start)
    if (overlaps) return { ok: false, refusal: 'time_off_overlaps' }
    const id = await insertTimeOff(tx, scope, { staffMemberId, ...away, reason: reason || null })
    if (!id) return { ok: false, refusal: 'time_off_is_nothing' }
    await appendAudit(tx, scope, {
      action: 'schedule.time_off_added',
      subjectKind: 'staff_member',
      subjectId: staffMemberId,
      details: { name, from: textOf(from), to: textOf(to) },
    })
    return { ok: true }
  })
}

const two = (number: number) => String(number).padStart(2, '0')

const textOf = ({ day, minute }: z.infer<typeof Moment>) => `${day} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`
