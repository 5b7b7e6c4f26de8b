import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'
import type { Day } from '#lib/visits/calendar.ts'
import type { Span } from '#lib/visits/free-times.ts'
import type { Hours, WeeklyHours, WorkSchedule } from '#lib/visits/schedule/work-schedule.ts'

/** An appointment in the wall clock's minutes. */
export type BookedTime = Span & {
  readonly staffMemberId: string
  readonly visitId: string
  readonly clientName: string
  readonly serviceName: string
  readonly startsAt: Date
}

export type StoredTimeOff = Span & { readonly id: string; readonly reason: string | null }

/** When somebody works, and what is booked with them. */
export type StaffSchedule = {
  readonly schedule: WorkSchedule
  readonly timeOff: readonly StoredTimeOff[]
  readonly booked: readonly BookedTime[]
}

/** The staff members wanted, and the days: what ended before `from` or begins after `to` is left out. */
export type ScheduleQuery = { readonly staffMemberIds: readonly string[]; readonly from: Day; readonly to: Day | null }

type ExceptionRow = { staffMemberId: string; day: Day; startMinute: number | null; endMinute: number | null }

/** When some people work and what is booked with them; each of them is in the answer. */
export async function listSchedules(
  tx: Transaction,
  scope: BranchScope,
  query: ScheduleQuery,
): Promise<ReadonlyMap<string, StaffSchedule>> {
  const schedules = await listWorkSchedules(tx, scope, query)
  const booked = await listBooked(tx, scope, query)
  return new Map(
    [...schedules].map(([id, schedule]) => {
      const own = booked.filter(({ staffMemberId }) => staffMemberId === id)
      return [id, { schedule, timeOff: schedule.timeOff, booked: own }] as const
    }),
  )
}

/** When some people work; each of them is in the answer. */
export async function listWorkSchedules(
  tx: Transaction,
  scope: BranchScope,
  query: ScheduleQuery,
): Promise<ReadonlyMap<string, WorkSchedule & { readonly timeOff: readonly StoredTimeOff[] }>> {
  const { branchId } = scope
  const ids = [...query.staffMemberIds]
  const weekly = await tx.workingHours.findMany({ where: { branchId, staffMemberId: { in: ids } } })
  const exceptions = await tx.$queryRaw<ExceptionRow[]>`
    select staff_member_id as "staffMemberId", date::text as day, start_minute as "startMinute", end_minute as "endMinute"
    from schedule_exception where branch_id = ${branchId}::uuid and staff_member_id = any (${ids}::uuid[])
      and date >= ${query.from}::date and date <= coalesce(${query.to}::date, 'infinity')
    order by date, start_minute`
  const timeOff = await listTimeOff(tx, scope, query)
  return new Map(
    ids.map((id) => {
      const isOf = <Row extends { staffMemberId: string }>(row: Row) => row.staffMemberId === id
      const days = daysOf(exceptions.filter(isOf))
      return [id, { weekly: weekly.filter(isOf), exceptions: days, timeOff: timeOff.filter(isOf) }] as const
    }),
  )
}

function daysOf(rows: readonly ExceptionRow[]): ReadonlyMap<Day, readonly Hours[]> {
  const days = Map.groupBy(rows, ({ day }) => day)
  const hoursOf = ({ startMinute, endMinute }: ExceptionRow) =>
    startMinute === null || endMinute === null ? [] : [{ startMinute, endMinute }]
  return new Map([...days].map(([day, own]) => [day, own.flatMap(hoursOf)]))
}

/** When people are away, in the order of time. */
export function listTimeOff(tx: Transaction, { branchId }: BranchScope, { staffMemberIds, from, to }: ScheduleQuery) {
  return tx.$queryRaw<(StoredTimeOff & { staffMemberId: string })[]>`
    select o.id, o.staff_member_id as "staffMemberId", o.reason,
      (date_part('epoch', o.starts_at at time zone b.time_zone) / 60)::int as start,
      (date_part('epoch', o.ends_at at time zone b.time_zone) / 60)::int as end
    from time_off o join branch b on b.id = o.branch_id
    where o.branch_id = ${branchId}::uuid and o.staff_member_id = any (${[...staffMemberIds]}::uuid[])
      and o.ends_at > ${from}::date::timestamp at time zone b.time_zone
      and (${to}::date is null or o.starts_at < (${to}::date + 1)::timestamp at time zone b.time_zone)
    order by o.starts_at`
}

function listBooked(tx: Transaction, { branchId }: BranchScope, { staffMemberIds, from, to }: ScheduleQuery) {
  // An appointment is at most two days long (the database sees to it): the index on its start finds it.
  return tx.$queryRaw<BookedTime[]>`
    select a.staff_member_id as "staffMemberId", a.visit_id as "visitId", v.contact_name as "clientName",
      a.service_name as "serviceName", a.starts_at as "startsAt",
      (date_part('epoch', a.starts_at at time zone b.time_zone) / 60)::int as start,
      (date_part('epoch', a.ends_at at time zone b.time_zone) / 60)::int as end
    from appointment a
    join branch b on b.id = a.branch_id
    join visit v on v.branch_id = a.branch_id and v.id = a.visit_id
    where a.branch_id = ${branchId}::uuid and a.live and a.staff_member_id = any (${[...staffMemberIds]}::uuid[])
      and a.starts_at > ${from}::date::timestamp at time zone b.time_zone - interval '2 days'
      and a.ends_at > ${from}::date::timestamp at time zone b.time_zone
      and (${to}::date is null or a.starts_at < (${to}::date + 1)::timestamp at time zone b.time_zone)
    order by a.starts_at, a.id`
}

export type LockedStaffSchedule = StaffSchedule & { readonly name: string; readonly isArchived: boolean }

/** Takes a staff member's schedule from today on: who changes it at the same time waits. Bookings do not. */
export async function lockSchedule(
  tx: Transaction,
  scope: BranchScope,
  staffMemberId: string,
): Promise<LockedStaffSchedule | null> {
  const [member] = await tx.$queryRaw<{ name: string; isArchived: boolean; today: Day }[]>`
    select m.name, m.archived_at is not null as "isArchived", (now() at time zone b.time_zone)::date::text as today
    from staff_member m join branch b on b.id = m.branch_id
    where m.branch_id = ${scope.branchId}::uuid and m.id = ${staffMemberId}::uuid for no key update of m`
  if (!member) return null
  const { name, isArchived, today } = member
  const found = await listSchedules(tx, scope, { staffMemberIds: [staffMemberId], from: today, to: null })
  const own = found.get(staffMemberId)
  // What has begun is not moved any more.
  return own ? { ...own, name, isArchived, booked: own.booked.filter(({ startsAt }) => startsAt > new Date()) } : null
}

/** Replaces a staff member's week. */
export async function saveWeeklyHours(
  tx: Transaction,
  { branchId }: BranchScope,
  { staffMemberId, week }: { readonly staffMemberId: string; readonly week: readonly WeeklyHours[] },
): Promise<void> {
  await tx.workingHours.deleteMany({ where: { branchId, staffMemberId } })
  await tx.workingHours.createMany({
    data: week.map(({ weekday, startMinute, endMinute }) => ({
      ...{ branchId, staffMemberId, weekday, startMinute, endMinute },
    })),
  })
}

type DayHours = { readonly staffMemberId: string; readonly day: Day; readonly hours: readonly Hours[] | null }

/** Gives a day hours of its own, none for a day off; null makes it a day of its week again. */
export async function saveDayHours(
  tx: Transaction,
  { branchId }: BranchScope,
  { staffMemberId, day, hours }: DayHours,
): Promise<void> {
  const of = { branchId, staffMemberId, date: new Date(`${day}T00:00:00Z`) }
  await tx.scheduleException.deleteMany({ where: of })
  if (hours === null) return
  const rows = hours.length > 0 ? hours : [{ startMinute: null, endMinute: null }]
  await tx.scheduleException.createMany({
    data: rows.map(({ startMinute, endMinute }) => ({ ...of, startMinute, endMinute })),
  })
}

type NewTimeOff = Span & { readonly staffMemberId: string; readonly reason: string | null }

/**
 * Keeps when somebody is away, given in the wall clock's minutes. Null when nothing is left of it, because the clock
 * skips all of that time.
 */
export async function insertTimeOff(
  tx: Transaction,
  { branchId }: BranchScope,
  { staffMemberId, start, end, reason }: NewTimeOff,
): Promise<string | null> {
  const [row] = await tx.$queryRaw<{ id: string }[]>`
    with away as (
      select time_zone as zone, timestamp 'epoch' + make_interval(mins => ${start}::int) as starts,
        timestamp 'epoch' + make_interval(mins => ${end}::int) as ends
      from branch where id = ${branchId}::uuid
    ), moments as (
      select to_timestamp(local_minute(starts::date, date_part('epoch', starts - starts::date)::int / 60, zone) * 60.0) as starts_at,
        to_timestamp(local_minute(ends::date, date_part('epoch', ends - ends::date)::int / 60, zone) * 60.0) as ends_at
      from away
    )
    insert into time_off (branch_id, staff_member_id, starts_at, ends_at, reason)
    select ${branchId}::uuid, ${staffMemberId}::uuid, starts_at, ends_at, ${reason} from moments where starts_at < ends_at
    returning id`
  return row?.id ?? null
}

/** Says whether it was there. */
export async function deleteTimeOff(
  tx: Transaction,
  { branchId }: BranchScope,
  { staffMemberId, id }: { readonly staffMemberId: string; readonly id: string },
): Promise<boolean> {
  return (await tx.timeOff.deleteMany({ where: { branchId, staffMemberId, id } })).count > 0
}
