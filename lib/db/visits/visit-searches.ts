import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { type CancellationRow, ruleFrom } from '#lib/db/branches.ts'
import { runSearch } from '#lib/db/client.ts'
import { type Currency, currencyOf } from '#lib/money/currencies.ts'
import { invariant } from '#lib/money/invariant.ts'
import type { CancellationRule } from '#lib/payments/cancellation-rule.ts'
import type { Day } from '#lib/visits/calendar.ts'
import { mergedSpans, type Span } from '#lib/visits/free-times.ts'
import type { VisitSearch } from '#lib/visits/free-visits.ts'
import { type OfferRow, offerFrom } from './offers.ts'

export type VisitQuery = {
  readonly serviceIds: readonly string[]
  /** Null is *anyone*. */
  readonly staffMemberId: string | null
  /** Only so much of what may be booked: days of the branch's calendar, both included. */
  readonly from?: Day
  readonly to?: Day
  /** The day of the branch's calendar on which this is, in place of both. */
  readonly on?: Date
  /** What this visit takes counts as free: it is about to be moved, or to make way. */
  readonly exceptVisitId?: string
}

/** A search with the days that it covers, each with the minute in which it begins where the branch is. */
export type OpenSearch = VisitSearch & {
  readonly timeZone: string
  readonly currency: Currency
  /** Switched on, with a Stripe account behind it. */
  readonly takesPayments: boolean
  /** The branch's own now: what is booked is kept with it. */
  readonly cancellation: CancellationRule
  readonly days: readonly { readonly day: Day; readonly start: number }[]
}

type Row = {
  readonly zone: string
  readonly currency: string
  readonly step: number
  readonly lead: number
  readonly takesPayments: boolean
  readonly cancellation: CancellationRow | null
  readonly days: readonly (readonly [Day, number])[]
  /** The minute in which the last of the days ends. */
  readonly until: number
  readonly staff: readonly {
    readonly staffMemberId: string
    readonly offers: readonly OfferRow[]
    /** Where windows begin and where they end, side by side; one list of numbers is far cheaper than many pairs. */
    readonly opens: readonly number[]
    readonly closes: readonly number[]
    readonly begins: readonly number[]
    readonly ends: readonly number[]
    readonly loadMinutes: number
  }[]
}

// An appointment is at most two days long (the database sees to it), so that those which reach into the days begin
// close before them: the index on their start finds them, however many old ones there are. What is worked and what is taken
// right after the last day counts too: a visit may run past its midnight, and a buffer past closing time.
const SEARCH = `
  with place as materialized (
    select b.id, b.time_zone as zone, b.currency, b.slot_step_minutes as step, b.lead_time_minutes as lead,
      coalesce(t.form_payment_enabled, false) and exists
        (select from stripe_account a where a.branch_id = b.id and a.disconnected_at is null) as takes_payments,
      case when t.branch_id is not null then json_build_object('freeCancellationHours', t.free_cancellation_hours,
        'cancellationFeeKind', t.cancellation_fee_kind, 'cancellationFeePercent', t.cancellation_fee_percent,
        'cancellationFeeMinor', t.cancellation_fee_minor, 'currency', t.currency) end as cancellation,
      greatest($4::date, asked, today) as from_day, least($5::date, asked, today + b.booking_horizon_days) as to_day
    from branch b left join payment_terms t on t.branch_id = b.id, lateral (select ($6::timestamptz at time zone b.time_zone)::date as today,
      ($8::timestamptz at time zone b.time_zone)::date as asked) clock
    where b.id = $1::uuid
  ), offers as materialized (
    select m.id as staff_id, m.position as rank, json_build_object(
        'serviceId', s.id, 'serviceName', s.name, 'staffMemberId', m.id, 'bufferMinutes', s.buffer_minutes,
        'durationMinutes', coalesce(o.duration_minutes, s.duration_minutes),
        'priceMinor', coalesce(o.price_from_minor, s.price_from_minor),
        'priceToMinor', case when o.price_from_minor is null then s.price_to_minor else o.price_to_minor end,
        'servicePayment', s.payment_status, 'staffPayment', m.payment_status, 'prepaymentKind', s.prepayment_kind,
        'prepaymentPercent', s.prepayment_percent, 'prepaymentMinor', s.prepayment_minor) as offer
    from staff_service o
    join service s on s.branch_id = o.branch_id and s.id = o.service_id and s.archived_at is null
    join staff_member m on m.branch_id = o.branch_id and m.id = o.staff_member_id and m.archived_at is null
    where o.branch_id = $1::uuid and o.service_id = any($2::uuid[]) and ($3::uuid is null or m.id = $3::uuid)
  ), staff as materialized (
    select staff_id, min(rank) as rank, json_agg(offer) as offers from offers group by staff_id
  ), days as materialized (
    -- A day without a change of the clock is as long as all others, and its minutes can be counted from midnight.
    select day::date, extract(isodow from day)::int as weekday, zone,
      (date_part('epoch', day at time zone zone) / 60)::int as midnight,
      (day + interval '1 day') at time zone zone - day at time zone zone = interval '24 hours' as is_regular,
      day <= to_day as is_asked
    from place, generate_series(from_day::timestamp, to_day::timestamp + interval '3 days', interval '1 day') day
  ), reach as materialized (
    select from_day::timestamp at time zone zone as starts_at, (to_day + 1)::timestamp at time zone zone as ends_at
    from place
  ), hours as (
    select e.staff_member_id as staff_id, d.*, e.start_minute, e.end_minute
    from days d join schedule_exception e on e.branch_id = $1::uuid and e.date = d.day
    where e.start_minute is not null
    union all
    select h.staff_member_id, d.*, h.start_minute, h.end_minute
    from days d join working_hours h on h.branch_id = $1::uuid and h.weekday = d.weekday
    left join (select distinct staff_member_id, date from schedule_exception where branch_id = $1::uuid) e
      on e.staff_member_id = h.staff_member_id and e.date = d.day
    where e.date is null
  ), windows as (
    select staff_id, array_agg(opens order by opens) as opens, array_agg(closes order by opens) as closes
    from hours, lateral (select
      case when is_regular then midnight + start_minute else local_minute(day, start_minute, zone) end as opens,
      case when is_regular then midnight + end_minute else local_minute(day, end_minute, zone) end as closes) at
    where staff_id in (select staff_id from staff) and opens < closes
    group by staff_id
  ), taken as materialized (
    select a.staff_member_id as staff_id, a.starts_at, a.busy_until as ends_at, true as is_work
    from reach cross join staff join appointment a on a.branch_id = $1::uuid and a.staff_member_id = staff.staff_id
    where a.live and a.visit_id is distinct from $7::uuid and a.starts_at > reach.starts_at - interval '3 days' and a.starts_at < reach.ends_at + interval '3 days'
    union all
    select o.staff_member_id, o.starts_at, o.ends_at, false
    from reach cross join staff join time_off o on o.branch_id = $1::uuid and o.staff_member_id = staff.staff_id
    where o.starts_at < reach.ends_at + interval '3 days' and o.ends_at > reach.starts_at
  ), busy as (
    select staff_id,
      coalesce(sum(date_part('epoch', taken.ends_at - taken.starts_at) / 60) filter (where is_work), 0)::int as load_minutes,
      array_agg(floor(date_part('epoch', taken.starts_at) / 60)::int) filter (where is_ahead) as begins,
      array_agg(ceil(date_part('epoch', taken.ends_at) / 60)::int) filter (where is_ahead) as ends
    from reach, taken, lateral (select taken.ends_at > reach.starts_at as is_ahead) clock group by staff_id
  )
  select zone, currency, step, lead, takes_payments as "takesPayments", cancellation, (
    select coalesce(json_agg(json_build_array(day, midnight) order by day) filter (where is_asked), '[]') from days
  ) as days, (select (date_part('epoch', ends_at) / 60)::int from reach) as until, (
    select coalesce(json_agg(json_build_object('staffMemberId', staff.staff_id, 'offers', offers,
      'opens', coalesce(opens, '{}'), 'closes', coalesce(closes, '{}'),
      'begins', coalesce(begins, '{}'), 'ends', coalesce(ends, '{}'), 'loadMinutes', coalesce(load_minutes, 0)) order by rank, staff.staff_id), '[]')
    from staff left join windows using (staff_id) left join busy using (staff_id)
  ) as staff from place`

const MINUTE_MS = 60_000

const spansOf = (starts: readonly number[], ends: readonly number[]): readonly Span[] =>
  starts.map((start, index) => ({ start, end: ends[index] ?? start }))

/**
 * All that a search for free times depends on, in one statement and in whole minutes. Postgres knows the branch's zone,
 * so that days with a changed clock come out right: a time that the clock shows twice is the later one, and one that it
 * skips is the moment of the skip.
 */
export async function getVisitSearch(scope: BranchScope, query: VisitQuery, now: Date): Promise<OpenSearch> {
  const { serviceIds, staffMemberId, from = null, to = null, on = null, exceptVisitId = null } = query
  // Days begin with a minute everywhere: without its seconds, what many ask at once is the same question.
  const minute = new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS)
  const values = [scope.branchId, serviceIds, staffMemberId, from, to, minute, exceptVisitId, on]
  const [row] = await runSearch<Row>(SEARCH, values, 'visit-search')
  invariant(row, `branch ${scope.branchId} is gone`)
  const currency = currencyOf(row.currency)
  return {
    serviceIds,
    staffMemberId,
    now,
    timeZone: row.zone,
    currency,
    takesPayments: row.takesPayments,
    cancellation: ruleFrom(row.cancellation),
    days: row.days.map(([day, start]) => ({ day, start })),
    rules: { slotStepMinutes: row.step, leadTimeMinutes: row.lead },
    offers: row.staff.flatMap(({ offers }) => offers.map((offer) => offerFrom(offer, currency))),
    staff: row.staff.map(({ staffMemberId: id, opens, closes, begins, ends, loadMinutes }) => {
      const hours = spansOf(opens, closes)
      return {
        staffMemberId: id,
        windows: hours.filter(({ start }) => start < row.until),
        stretches: mergedSpans(hours),
        busy: mergedSpans(spansOf(begins, ends)),
        loadMinutes,
      }
    }),
  }
}
