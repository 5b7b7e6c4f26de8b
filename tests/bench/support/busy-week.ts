import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { addDays, type Day, dateOfDay, dayOf } from '#lib/visits/calendar.ts'
import { mondayOf } from '#lib/visits/schedule/calendar-days.ts'

const STAFF = 20
const DAYS = 7
const APPOINTMENTS = 700
const YEARS_OF_WEEKS = 100
// Without a change of the clock.
const ZONE = 'Asia/Kathmandu'
const OFFSET_MINUTES = 345

type Row = { readonly person: number; readonly startsAt: Date }

/** One hour each, five a day for everybody. */
function rowsOf(monday: Day): readonly Row[] {
  return Array.from({ length: APPOINTMENTS }, (_, index) => {
    const [person, nth] = [index % STAFF, Math.floor(index / STAFF)]
    const minute = 9 * 60 + Math.floor(nth / DAYS) * 110 + (person % 4) * 15
    const midnight = dateOfDay(addDays(monday, nth % DAYS)).getTime()
    return { person, startsAt: new Date(midnight + (minute - OFFSET_MINUTES) * 60_000) }
  })
}

/** Writes a salon whose week is full, with two years of weeks like it behind, and gives it to whoever owns the other. */
export async function writeBusyWeek(databaseUrl: string, { slug, owner }: { slug: string; owner: string }) {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  const [branchId, categoryId, serviceId] = [randomUUID(), randomUUID(), randomUUID()]
  const staffIds = Array.from({ length: STAFF }, () => randomUUID())
  const of = (text: string, values: readonly unknown[] = []) => client.query(text, [branchId, ...values])
  await of(
    `insert into branch (id, slug, name, country, currency, time_zone, locale)
     values ($1, $2, 'Busy', 'DE', 'EUR', '${ZONE}', 'en')`,
    [slug],
  )
  await of(`insert into membership (branch_id, user_id, role) select $1, id, 'owner' from "user" where email = $2`, [
    owner,
  ])
  await of('insert into service_category (branch_id, id, name) values ($1, $2, $3)', [categoryId, 'Hair'])
  await of(
    `insert into service (branch_id, id, category_id, name, duration_minutes, price_from_minor, currency)
     values ($1, $2, $3, 'Haircut', 60, 5000, 'EUR')`,
    [serviceId, categoryId],
  )
  await of(
    `insert into staff_member (branch_id, id, name, position)
     select $1, id, 'Somebody ' || nth, nth from unnest($2::uuid[]) with ordinality t (id, nth)`,
    [staffIds],
  )
  await of(
    `insert into staff_service (branch_id, staff_member_id, service_id) select $1, id, $2 from unnest($3::uuid[]) id`,
    [serviceId, staffIds],
  )
  await of(
    `insert into working_hours (branch_id, staff_member_id, weekday, start_minute, end_minute)
     select $1, id, weekday, 540, 1200 from unnest($2::uuid[]) id, generate_series(1, 7) weekday`,
    [staffIds],
  )
  const thisMonday = mondayOf(dayOf(new Date(), ZONE))
  for (let week = 0; week < YEARS_OF_WEEKS; week += 1) {
    const rows = rowsOf(addDays(thisMonday, -7 * week))
    await of(
      `with wanted as (
         select gen_random_uuid() as visit_id, gen_random_uuid() as client_id, staff_id, s, nth
         from unnest($2::uuid[], $3::timestamptz[]) with ordinality t (staff_id, s, nth)
       ), client as (
         insert into client (branch_id, id, name, phone, email, locale)
         select $1, client_id, 'Olena Number' || nth, '+4915' || ${week} || '-' || nth, 'a@b.example', 'en' from wanted
       ), visit as (
         insert into visit (branch_id, id, reference, client_id, state, payment_state, source, locale, contact_name,
           contact_phone, contact_email, starts_at, ends_at, total_minor, currency, agreed_terms)
         select $1, visit_id, 'W${week}-' || nth, client_id,
           (array['booked', 'arrived', 'completed', 'no_show'])[1 + nth % 4]::"VisitState",
           (array['unpaid', 'paid', 'partly_paid'])[1 + nth % 3]::"VisitPaymentState", 'form', 'en',
           'Olena Number' || nth, '+49151', 'a@b.example', s, s + interval '1 hour', 5000, 'EUR', '{}'
         from wanted
       )
       insert into appointment (branch_id, visit_id, service_id, staff_member_id, service_name, position, starts_at,
         ends_at, busy_until, price_minor, due_minor, currency, payment_status)
       select $1, visit_id, $4, staff_id, 'Haircut', 0, s, s + interval '1 hour', s + interval '1 hour', 5000, 0, 'EUR',
         'not_available'
       from wanted`,
      [rows.map(({ person }) => staffIds[person]), rows.map(({ startsAt }) => startsAt), serviceId],
    )
  }
  await client.query('analyze')
  await client.end()
}
