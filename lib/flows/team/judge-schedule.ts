import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'
import { type LockedStaffSchedule, lockSchedule } from '#lib/db/team/schedules.ts'
import { fallenOut, type WorkSchedule } from '#lib/visits/schedule/work-schedule.ts'

/** An appointment for which somebody would no longer be there. */
export type FallenVisit = {
  readonly visitId: string
  readonly clientName: string
  readonly serviceName: string
  readonly startsAt: Date
}

export type ScheduleRefused =
  | { readonly ok: false; readonly refusal: 'staff_member_not_found' }
  | { readonly ok: false; readonly refusal: 'visits_fall_out'; readonly visits: readonly FallenVisit[] }

export type ScheduleJudged = { readonly ok: true; readonly found: LockedStaffSchedule } | ScheduleRefused

type Wish = {
  readonly staffMemberId: string
  /** The visits that whoever asks has been shown and leaves where they are. */
  readonly acceptedVisitIds: readonly string[]
  readonly change: (before: WorkSchedule) => WorkSchedule
}

/**
 * Takes a schedule that is to be changed. No visit loses its hours unseen: those that would are named, and the change
 * waits until they have been accepted, every one of them. They stay booked as they are.
 */
export async function judgeSchedule(
  tx: Transaction,
  scope: BranchScope,
  { staffMemberId, acceptedVisitIds, change }: Wish,
): Promise<ScheduleJudged> {
  const found = await lockSchedule(tx, scope, staffMemberId)
  if (!found) return { ok: false, refusal: 'staff_member_not_found' }
  const { schedule: before, booked } = found
  const fallen = fallenOut(booked, { before, after: change(before) })
  if (fallen.every(({ visitId }) => acceptedVisitIds.includes(visitId))) return { ok: true, found }
  const visits = fallen.map(({ visitId, clientName, serviceName, startsAt }) => ({
    ...{ visitId, clientName, serviceName, startsAt },
  }))
  return { ok: false, refusal: 'visits_fall_out', visits }
}
