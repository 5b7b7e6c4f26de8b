import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { listSchedules, listTimeOff, type StaffSchedule, type StoredTimeOff } from '#lib/db/team/schedules.ts'
import { type Day, dayOf } from '#lib/visits/calendar.ts'
import { type CalendarView, daysOfView } from '#lib/visits/schedule/calendar-days.ts'
import {
  type DayPlan,
  type Hours,
  hoursOn,
  planOfDay,
  type WeeklyHours,
  wallMinuteOf,
  worksThrough,
} from '#lib/visits/schedule/work-schedule.ts'

/** An appointment within a day. */
export type CalendarVisit = Hours & {
  readonly visitId: string
  readonly clientName: string
  readonly serviceName: string
  /** Nobody is there by the schedule: it was booked before the schedule was changed. */
  readonly isOutside: boolean
}

export type CalendarDay = DayPlan & { readonly visits: readonly CalendarVisit[] }

export type StaffCalendar = {
  readonly staff: { readonly id: string; readonly name: string; readonly isArchived: boolean }
  readonly today: Day
  readonly days: readonly CalendarDay[]
  readonly weekly: readonly WeeklyHours[]
  /** What of the chosen day’s hours would be without its exception. */
  readonly usualHours: readonly Hours[]
  /** What has not ended yet. */
  readonly timeOff: readonly StoredTimeOff[]
}

/** When a staff member works and what is booked with them; null for one that the branch does not have. */
export async function findStaffCalendar(
  scope: BranchScope,
  {
    staffMemberId,
    view,
    day,
  }: { readonly staffMemberId: string; readonly view: CalendarView; readonly day: Day | null },
): Promise<StaffCalendar | null> {
  const { branchId } = scope
  const member = await database().staffMember.findUnique({
    where: { branchId_id: { branchId, id: staffMemberId } },
    select: { id: true, name: true, archivedAt: true, branch: { select: { timeZone: true } } },
  })
  if (!member) return null
  const { id, name, archivedAt, branch } = member
  const today = dayOf(new Date(), branch.timeZone)
  const chosen = day ?? today
  const days = daysOfView(view, chosen)
  const query = { staffMemberIds: [id], from: days[0] ?? chosen, to: days.at(-1) ?? chosen }
  const found = (await listSchedules(database(), scope, query)).get(id)
  if (!found) return null
  const { schedule } = found
  return {
    staff: { id, name, isArchived: archivedAt !== null },
    today,
    days: days.map((each) => calendarDayOf(found, planOfDay(schedule, each))),
    weekly: schedule.weekly,
    usualHours: hoursOn({ ...schedule, exceptions: new Map() }, chosen),
    timeOff: await listTimeOff(database(), scope, { staffMemberIds: [id], from: today, to: null }),
  }
}

/** A day's plan with what is booked in it. */
export function calendarDayOf({ schedule, booked }: StaffSchedule, plan: DayPlan): CalendarDay {
  const midnight = wallMinuteOf(plan.day, 0)
  const ofDay = booked.filter(({ start }) => start >= midnight && start < midnight + 1440)
  return {
    ...plan,
    visits: ofDay.map((time) => ({
      visitId: time.visitId,
      clientName: time.clientName,
      serviceName: time.serviceName,
      startMinute: time.start - midnight,
      endMinute: time.end - midnight,
      isOutside: !worksThrough(schedule, time),
    })),
  }
}
