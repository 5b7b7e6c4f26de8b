import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { listSchedules } from '#lib/db/team/schedules.ts'
import { type Day, dayOf, daysFrom } from '#lib/visits/calendar.ts'
import { mondayOf } from '#lib/visits/schedule/calendar-days.ts'
import { planOfDay } from '#lib/visits/schedule/work-schedule.ts'
import { type CalendarDay, calendarDayOf } from './staff-calendar.ts'

export type TeamMember = {
  readonly id: string
  readonly name: string
  readonly jobTitle: string | null
  readonly photoHash: string | null
  /** How many of the services that are sold now they perform. */
  readonly services: number
  readonly days: readonly CalendarDay[]
}

export type TeamPage = {
  readonly today: Day
  readonly days: readonly Day[]
  readonly staff: readonly TeamMember[]
  readonly archived: readonly { readonly id: string; readonly name: string; readonly jobTitle: string | null }[]
}

const DAYS = 7

/** The team and when each of them works in the week of a day, or of today. */
export async function getTeamPage(scope: BranchScope, day: Day | null): Promise<TeamPage> {
  const { branchId } = scope
  const [branch, people] = await Promise.all([
    database().branch.findUniqueOrThrow({ where: { id: branchId }, select: { timeZone: true } }),
    database().staffMember.findMany({
      where: { branchId },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      select: {
        ...{ id: true, name: true, jobTitle: true, archivedAt: true, photo: { select: { hash: true } } },
        _count: { select: { services: { where: { service: { archivedAt: null } } } } },
      },
    }),
  ])
  const today = dayOf(new Date(), branch.timeZone)
  const monday = mondayOf(day ?? today)
  const days = daysFrom(monday, DAYS)
  const working = people.filter(({ archivedAt }) => archivedAt === null)
  const query = { staffMemberIds: working.map(({ id }) => id), from: monday, to: days.at(-1) ?? monday }
  const schedules = await listSchedules(database(), scope, query)
  return {
    ...{ today, days },
    staff: working.flatMap(({ id, name, jobTitle, photo, _count }) => {
      const own = schedules.get(id)
      if (!own) return []
      const plans = days.map((day) => calendarDayOf(own, planOfDay(own.schedule, day)))
      return [{ id, name, jobTitle, photoHash: photo?.hash ?? null, services: _count.services, days: plans }]
    }),
    archived: people
      .filter(({ archivedAt }) => archivedAt !== null)
      .map(({ id, name, jobTitle }) => ({ id, name, jobTitle })),
  }
}
