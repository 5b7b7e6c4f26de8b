import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database, runStatement } from '#lib/db/client.ts'
import { listWorkSchedules } from '#lib/db/team/schedules.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { type Money, money } from '#lib/money/money.ts'
import type { Day } from '#lib/visits/calendar.ts'
import { type WallClock, wallClockOf } from '#lib/visits/schedule/wall-clock.ts'
import { type DayPlan, NO_WORK, planOfDay, wallMinuteOf } from '#lib/visits/schedule/work-schedule.ts'
import type { VisitPaymentState } from '#lib/visits/visit-payment-state.ts'
import type { VisitState } from '#lib/visits/visit-state.ts'
import { listJournalStaff } from './journal-staff.ts'
import type { VisitsOf } from './visit-card.ts'

/** One appointment in the journal, its minutes those of the wall's clock from its day's midnight. */
export type JournalEntry = {
  readonly id: string
  readonly visitId: string
  readonly staffMemberId: string
  readonly day: Day
  readonly startMinute: number
  readonly endMinute: number
  /** By how much the visit began before this part of it. */
  readonly leadMinutes: number
  readonly clientName: string
  readonly serviceName: string
  readonly state: VisitState
  readonly paymentState: VisitPaymentState
  readonly toPay: Money
  /** Which visit somebody saw who moves it. */
  readonly revision: number
}

/** Who works when on a day. */
export type JournalDay = {
  readonly day: Day
  readonly staff: readonly (Pick<DayPlan, 'hours' | 'timeOff'> & { readonly staffMemberId: string })[]
}

export type Journal = {
  readonly now: WallClock
  readonly staff: readonly { readonly id: string; readonly name: string }[]
  readonly days: readonly JournalDay[]
  readonly entries: readonly JournalEntry[]
}

type Row = Omit<JournalEntry, 'toPay' | 'startMinute' | 'endMinute'> & {
  readonly start: number
  readonly end: number
  readonly toPayMinor: string
  readonly currency: string
}

// An appointment is at most two days long (the database sees to it): the index on its start finds it.
const ENTRIES = `
  select a.id, a.visit_id as "visitId", a.staff_member_id as "staffMemberId", a.service_name as "serviceName",
    (a.starts_at at time zone b.time_zone)::date::text as day,
    (date_part('epoch', a.starts_at at time zone b.time_zone) / 60)::int as start,
    (date_part('epoch', a.ends_at at time zone b.time_zone) / 60)::int as end,
    (date_part('epoch', a.starts_at - v.starts_at) / 60)::int as "leadMinutes",
    v.contact_name as "clientName", v.state, v.payment_state as "paymentState",
    v.total_minor - v.discount_minor as "toPayMinor", v.currency, v.revision
  from appointment a
  join branch b on b.id = a.branch_id
  join visit v on v.branch_id = a.branch_id and v.id = a.visit_id
  where a.branch_id = $1::uuid and a.live and a.staff_member_id = any ($2::uuid[])
    and a.starts_at >= $3::date::timestamp at time zone b.time_zone
    and a.starts_at < ($4::date + 1)::timestamp at time zone b.time_zone
  order by a.starts_at, a.id`

/** What a salon has to do on some days in a row, and who is there to do it. */
export async function getJournal(
  scope: BranchScope,
  { days, of, timeZone }: { readonly days: readonly Day[]; readonly of: VisitsOf; readonly timeZone: string },
): Promise<Journal> {
  const [from = '', to = from] = [days[0], days.at(-1)]
  const staff = await listJournalStaff(scope, { of, days: [from, to] })
  const staffMemberIds = staff.map(({ id }) => id)
  const [schedules, rows] = await Promise.all([
    listWorkSchedules(database(), scope, { staffMemberIds, from, to }),
    runStatement<Row>(ENTRIES, [scope.branchId, staffMemberIds, from, to], 'journal-entries'),
  ])
  return {
    now: wallClockOf(new Date(), timeZone),
    staff,
    days: days.map((day) => ({
      day,
      staff: staff.map(({ id: staffMemberId }) => {
        const { hours, timeOff } = planOfDay(schedules.get(staffMemberId) ?? NO_WORK, day)
        return { staffMemberId, hours, timeOff }
      }),
    })),
    entries: rows.map(entryFrom),
  }
}

function entryFrom({ start, end, toPayMinor, currency, ...row }: Row): JournalEntry {
  const midnight = wallMinuteOf(row.day, 0)
  const toPay = money(BigInt(toPayMinor), currencyOf(currency))
  return { ...row, toPay, startMinute: start - midnight, endMinute: end - midnight }
}
