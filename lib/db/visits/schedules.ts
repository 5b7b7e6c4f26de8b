import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import type { StaffTime } from '#lib/visits/free-times.ts'

/** Calendar days of the branch, both included: `2026-11-25`. */
export type DayRange = {
  readonly from: string
  readonly to: string
  /** What this visit takes counts as free: it is about to be moved. */
  readonly exceptVisitId?: string
}

type Row = {
  readonly staffMemberId: string
  readonly windows: readonly (readonly [number, number])[]
  readonly busy: readonly (readonly [number, number])[]
}

const spansOf = (pairs: Row['windows']) => pairs.map(([start, end]) => ({ start, end }))

/**
 * When each staff member works and is taken on the given days, in minutes since the epoch, in the order asked for.
 * One statement: Postgres knows the branch's zone, so that days with a changed clock come out right.
 */
export async function listStaffTimes(
  scope: BranchScope,
  staffMemberIds: readonly string[],
  { from, to, exceptVisitId }: DayRange,
): Promise<readonly StaffTime[]> {
  const rows = await database().$queryRaw<Row[]>`
    with asked as (
      select staff.id as staff_id, staff.position as rank, b.id as branch_id, b.time_zone as zone,
             (${from}::date)::timestamp at time zone b.time_zone as starts_at,
             (${to}::date + 1)::timestamp at time zone b.time_zone as ends_at
      from branch b, unnest(${[...staffMemberIds]}::uuid[]) with ordinality staff (id, position)
      where b.id = ${scope.branchId}::uuid
    ), days as (
      select asked.*, day::date as day from asked, generate_series(${from}::date, ${to}::date, interval '1 day') day
    ), hours as (
      select d.staff_id, d.zone, d.day, e.start_minute, e.end_minute from days d
      join schedule_exception e on e.branch_id = d.branch_id and e.staff_member_id = d.staff_id and e.date = d.day
      where e.start_minute is not null
      union all
      select d.staff_id, d.zone, d.day, h.start_minute, h.end_minute from days d
      join working_hours h on h.branch_id = d.branch_id and h.staff_member_id = d.staff_id
        and h.weekday = extract(isodow from d.day)
      where not exists (select from schedule_exception e
        where e.branch_id = d.branch_id and e.staff_member_id = d.staff_id and e.date = d.day)
    ), windows as (
      select staff_id,
        ((day + make_interval(mins => start_minute)) at time zone zone) as starts_at,
        ((day + make_interval(mins => end_minute)) at time zone zone) as ends_at
      from hours
    ), busy as (
      select a.staff_member_id as staff_id, a.starts_at, a.busy_until as ends_at
      from asked join appointment a on a.branch_id = asked.branch_id and a.staff_member_id = asked.staff_id
      where a.live and a.visit_id is distinct from ${exceptVisitId ?? null}::uuid
        and tstzrange(a.starts_at, a.busy_until, '[)') && tstzrange(asked.starts_at, asked.ends_at, '[)')
      union all
      select o.staff_member_id, o.starts_at, o.ends_at
      from asked join time_off o on o.branch_id = asked.branch_id and o.staff_member_id = asked.staff_id
      where o.starts_at < asked.ends_at and o.ends_at > asked.starts_at
    )
    select asked.staff_id as "staffMemberId",
      coalesce((select jsonb_agg(jsonb_build_array(
          floor(extract(epoch from w.starts_at) / 60)::int, floor(extract(epoch from w.ends_at) / 60)::int
        ) order by w.starts_at) from windows w where w.staff_id = asked.staff_id), '[]') as windows,
      coalesce((select jsonb_agg(jsonb_build_array(
          floor(extract(epoch from t.starts_at) / 60)::int, ceil(extract(epoch from t.ends_at) / 60)::int
        ) order by t.starts_at) from busy t where t.staff_id = asked.staff_id), '[]') as busy
    from asked order by asked.rank`
  return rows.map(({ staffMemberId, windows, busy }) => ({
    staffMemberId,
    windows: spansOf(windows),
    busy: spansOf(busy),
  }))
}
