import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { money } from '#lib/money/money.ts'
import { addDays, type Day, dateOfDay, dayOf, weekdayOf } from '#lib/visits/calendar.ts'
import { instantOf, minuteOf, type Span } from '#lib/visits/free-times.ts'
import type { VisitSearch } from '#lib/visits/free-visits.ts'

export const DAYS = 60
const STAFF = 20
const APPOINTMENTS = 5000
export const OLD_APPOINTMENTS = 100_000
// Without a change of the clock, so that the bare loop can count as simply as it likes.
const ZONE = 'Asia/Kathmandu'
const OFFSET_MINUTES = 345
const SERVICE = { durationMinutes: 60, bufferMinutes: 10 }
const HOURS = [
  { start: 9 * 60, end: 13 * 60 },
  { start: 14 * 60, end: 20 * 60 },
]

/** A salon of twenty people whose next sixty days are half full: all of it in memory, and what to write of it. */
export type BusySalon = {
  readonly search: VisitSearch
  readonly staffIds: readonly string[]
  readonly serviceId: string
  readonly slug: string
}

/** Visits of an hour in the grid of quarters, spread evenly over people and days. */
function appointmentsOf(person: number, today: Day, count: number, step: 1 | -1): readonly Span[] {
  return Array.from({ length: count }, (_, index) => {
    const day = dateOfDay(addDays(today, step * (1 + (index % DAYS) + Math.floor(index / (DAYS * 5)) * DAYS)))
    const slot = Math.floor((index % (DAYS * 5)) / DAYS)
    const minuteOfDay = 9 * 60 + slot * 120 + ((person * 7 + index) % 3) * 15
    const start = minuteOf(day) - OFFSET_MINUTES + minuteOfDay
    return { start, end: start + 70 }
  }).toSorted((left, right) => left.start - right.start)
}

/** Without `isTaken` the days ahead are empty. */
export function busySalon({ isTaken = true, slug = 'busy' } = {}): BusySalon {
  const now = new Date()
  const today = dayOf(now, ZONE)
  const serviceId = randomUUID()
  const staffIds = Array.from({ length: STAFF }, () => randomUUID())
  const windows = Array.from({ length: DAYS + 1 }, (_, index) => addDays(today, index))
    .filter((day) => weekdayOf(day) < 7)
    .flatMap((day) => {
      const midnight = minuteOf(dateOfDay(day)) - OFFSET_MINUTES
      return HOURS.map(({ start, end }) => ({ start: midnight + start, end: midnight + end }))
    })
  const search: VisitSearch = {
    serviceIds: [serviceId],
    staffMemberId: null,
    now,
    rules: { slotStepMinutes: 15, leadTimeMinutes: 60 },
    offers: staffIds.map((staffMemberId) => ({
      ...{ ...SERVICE, serviceId, serviceName: 'Haircut', staffMemberId, price: money(5000, 'EUR'), priceTo: null },
      ...{ servicePayment: 'not_available', staffPayment: 'as_service', prepayment: { kind: 'full' } },
    })),
    staff: staffIds.map((staffMemberId, person) => ({
      ...{ staffMemberId, windows, stretches: windows, loadMinutes: 0 },
      busy: isTaken ? appointmentsOf(person, today, APPOINTMENTS / STAFF, 1) : [],
    })),
  }
  return { search, staffIds, serviceId, slug }
}

/** Writes the salon, with many appointments of years gone by. */
export async function writeBusySalon(
  databaseUrl: string,
  salon: BusySalon,
  { oldAppointments = OLD_APPOINTMENTS, takesPayments = false } = {},
): Promise<void> {
  const { staffIds, serviceId, slug, search } = salon
  const client = new pg.Client(databaseUrl)
  await client.connect()
  const branchId = randomUUID()
  const categoryId = randomUUID()
  const clientId = randomUUID()
  const visitId = randomUUID()
  await client.query(
    `insert into branch (id, slug, name, country, currency, time_zone, locale, booking_horizon_days)
     values ($1, $2, 'Busy', 'DE', 'EUR', $3, 'en', ${DAYS})`,
    [branchId, slug, ZONE],
  )
  await client.query('insert into service_category (branch_id, id, name) values ($1, $2, $3)', [
    ...[branchId, categoryId, 'Hair'],
  ])
  await client.query(
    `insert into service (branch_id, id, category_id, name, duration_minutes, buffer_minutes, price_from_minor, currency)
     values ($1, $2, $3, 'Haircut', ${SERVICE.durationMinutes}, ${SERVICE.bufferMinutes}, 5000, 'EUR')`,
    [branchId, serviceId, categoryId],
  )
  await client.query(
    `insert into staff_member (branch_id, id, name) select $1, id, 'Somebody' from unnest($2::uuid[]) id`,
    [branchId, staffIds],
  )
  await client.query(
    `insert into staff_service (branch_id, staff_member_id, service_id) select $1, id, $3 from unnest($2::uuid[]) id`,
    [branchId, staffIds, serviceId],
  )
  for (const { start, end } of HOURS) {
    await client.query(
      `insert into working_hours (branch_id, staff_member_id, weekday, start_minute, end_minute)
       select $1, id, weekday, $3, $4 from unnest($2::uuid[]) id, generate_series(1, 6) weekday`,
      [branchId, staffIds, start, end],
    )
  }
  await client.query(
    `insert into client (branch_id, id, name, phone, email, locale) values ($1, $2, 'Anna', '+49151', 'a@b.example', 'en')`,
    [branchId, clientId],
  )
  await client.query(
    `insert into visit (branch_id, id, reference, client_id, state, source, locale, contact_name, contact_phone,
       contact_email, starts_at, ends_at, total_minor, currency, agreed_terms)
     values ($1, $2, 'BUSY', $3, 'booked', 'form', 'en', 'Anna', '+49151', 'a@b.example', 'epoch', now(), 0, 'EUR', '{}')`,
    [branchId, visitId, clientId],
  )
  const today = dayOf(search.now, ZONE)
  for (const [person, { staffMemberId, busy }] of search.staff.entries()) {
    const all = [...appointmentsOf(person, today, oldAppointments / STAFF, -1), ...busy]
    await client.query(
      `insert into appointment (branch_id, visit_id, service_id, staff_member_id, service_name, position, starts_at,
         ends_at, busy_until, price_minor, due_minor, currency, payment_status)
       select $1, $2, $3, $4, 'Haircut', 0, s, e, e, 0, 0, 'EUR', 'not_available'
       from unnest($5::timestamptz[], $6::timestamptz[]) as t (s, e)`,
      [
        ...[branchId, visitId, serviceId, staffMemberId],
        all.map(({ start }) => instantOf(start)),
        all.map(({ end }) => instantOf(end)),
      ],
    )
  }
  if (takesPayments) await letPay(client, branchId)
  await client.query('analyze')
  await client.end()
}

/** Every visit is to be paid in the form. No key is behind the account: nobody asks Stripe here. */
async function letPay(client: pg.Client, branchId: string): Promise<void> {
  await client.query("insert into payment_terms (branch_id, currency, form_payment_enabled) values ($1, 'EUR', true)", [
    branchId,
  ])
  await client.query(
    `insert into stripe_account (branch_id, stripe_id, livemode, country, default_currency, display_name,
       publishable_key, secret_key, secret_key_hint)
     values ($1, $2, false, 'DE', 'EUR', 'Busy', 'pk_test_busy', '\\x00', 'none')`,
    [branchId, `acct_${branchId}`],
  )
  await client.query("update service set payment_status = 'required' where branch_id = $1", [branchId])
}

/** What Postgres does by itself with old rows, at times of its own choice: it would be in the midst of what is measured. */
export async function tidy(databaseUrl: string): Promise<void> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  await client.query('vacuum analyze')
  await client.query('checkpoint')
  await client.end()
}
