// Taking times of salons with years behind them through the form's own route on the production build, each visit to be
// paid, against the bare insert that the same exclusion constraint guards; and two hundred clients on one time.
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { instantOf } from '#lib/visits/free-times.ts'
import { freeVisits } from '#lib/visits/free-visits.ts'
import { startBenchApp } from './support/bench-app.ts'
import { startBenchWorld } from './support/bench-world.ts'
import { actionFieldsOf, type FormFields, sendForm } from './support/booking-form.ts'
import { type BusySalon, busySalon, OLD_APPOINTMENTS, writeBusySalon } from './support/busy-salon.ts'
import { reportFigure } from './support/report-figure.ts'
import { percentile } from './support/timed-load.ts'

const LEAST = 300
const BARE = 4000
const CONNECTIONS = 8
// As many as the limit of one salon's bookings asks for.
const SALONS = 6
const VISITS_EACH = 300
const WARM_UP_EACH = 30
const STARTS_APART = 5
const CLIENTS_ON_ONE = 200
const MOST_ANSWER_MS = 1000

type Door = {
  readonly salon: BusySalon
  readonly address: string
  readonly fields: FormFields
  readonly starts: Date[]
}

const world = await startBenchWorld()
const salons = Array.from({ length: SALONS }, (_, index) => busySalon({ isTaken: false, slug: `busy-${index}` }))
for (const salon of salons) {
  await writeBusySalon(world.databaseUrl, salon, { oldAppointments: OLD_APPOINTMENTS / SALONS, takesPayments: true })
}
const app = await startBenchApp(world)

async function doorOf(salon: BusySalon): Promise<Door> {
  // A visit and its buffer apart: no two of them meet.
  const starts = freeVisits(salon.search)
    .filter((_, index) => index % STARTS_APART === 0)
    .map(({ start }) => instantOf(start))
  const place = `step=contact&service=${salon.serviceId}&staff=${salon.staffIds[0]}&at=${starts[0]?.toISOString()}`
  const address = `${app.origin}/en/book/${salon.slug}`
  return { salon, address, starts, fields: await actionFieldsOf(`${address}?${place}`) }
}

let clients = 0

/** One client sends the last step of the form; says whether the time is theirs. */
async function take({ salon, address, fields }: Door, staff: string, at: Date): Promise<boolean> {
  clients += 1
  const phone = `+4915${String(clients).padStart(9, '0')}`
  const asked = { service: salon.serviceId, staff, with: staff, total: '5000', at: at.toISOString() }
  const contact = { name: 'Anna', phone, email: 'anna@example.com' }
  const location = await sendForm(address, [...fields, ...Object.entries({ ...asked, ...contact })])
  return location?.includes('/pay/') ?? false
}

/** Everyone of a salon is asked for in turn, from one start to the next. */
function wishOf({ salon, starts }: Door, index: number): { readonly staff: string; readonly at: Date } {
  const { staffIds } = salon
  const [staff, at] = [staffIds[index % staffIds.length], starts[Math.floor(index / staffIds.length)]]
  if (!staff || !at) throw new Error('the salon has no more time')
  return { staff, at }
}

/** Takes so many times at every door, all doors in turn. Says how many a second. */
async function takeAll(doors: readonly Door[], from: number, to: number): Promise<number> {
  let next = from * doors.length
  let taken = 0
  const work = async () => {
    for (let index = next++; index < to * doors.length; index = next++) {
      const door = doors[index % doors.length]
      if (!door) return
      const { staff, at } = wishOf(door, Math.floor(index / doors.length))
      if (await take(door, staff, at)) taken += 1
    }
  }
  const before = performance.now()
  await Promise.all(Array.from({ length: CONNECTIONS }, work))
  const seconds = (performance.now() - before) / 1000
  if (taken < (to - from) * doors.length) throw new Error(`only ${taken} times were taken`)
  return taken / seconds
}

/** Appointments far ahead of all others, each of its own hour: what one statement costs, and nothing else. */
async function bareInserts(): Promise<number> {
  const pool = new pg.Pool({ connectionString: world.databaseUrl, max: CONNECTIONS })
  const { rows } = await pool.query('select branch_id, visit_id, service_id, staff_member_id from appointment limit 1')
  const { branch_id, visit_id, service_id, staff_member_id } = rows[0]
  let next = 0
  const insert = async () => {
    while (next < BARE) {
      const hour = next++
      await pool.query(
        `insert into appointment (branch_id, id, visit_id, service_id, staff_member_id, service_name, position, starts_at,
           ends_at, busy_until, price_minor, due_minor, currency, payment_status)
         select $1, $2, $3, $4, $5, 'Haircut', 0, at, at + interval '50 minutes', at + interval '1 hour', 0, 0, 'EUR',
           'not_available'
         from (select timestamptz '2040-01-01' + make_interval(hours => $6) as at) t on conflict do nothing`,
        [branch_id, randomUUID(), visit_id, service_id, staff_member_id, hour],
      )
    }
  }
  const before = performance.now()
  await Promise.all(Array.from({ length: CONNECTIONS }, insert))
  const perSecond = (BARE * 1000) / (performance.now() - before)
  await pool.end()
  return perSecond
}

/** All of them want the very same time. Says how long the slowest answer took. */
async function crowd(door: Door): Promise<{ readonly slowestMs: number; readonly winners: number }> {
  const { staff, at } = wishOf(door, VISITS_EACH + 1)
  const times: number[] = []
  const outcomes = await Promise.all(
    Array.from({ length: CLIENTS_ON_ONE }, async () => {
      const before = performance.now()
      const isTheirs = await take(door, staff, at)
      times.push(performance.now() - before)
      return isTheirs
    }),
  )
  return { slowestMs: percentile(times, 1), winners: outcomes.filter(Boolean).length }
}

const bare = await bareInserts()
const doors = await Promise.all(salons.map(doorOf))
await takeAll(doors, 0, WARM_UP_EACH)
const perSecond = await takeAll(doors, WARM_UP_EACH, VISITS_EACH)
reportFigure({
  ...{ name: 'take-slot', value: perSecond, unit: 'visits/s', against: { name: 'bare inserts', value: bare } },
  least: LEAST,
})
const [lastDoor] = doors
if (!lastDoor) throw new Error('there is no salon')
const { slowestMs, winners } = await crowd({ ...lastDoor })
if (winners !== 1) throw new Error(`${winners} of ${CLIENTS_ON_ONE} clients got one time`)
reportFigure({
  ...{ name: 'take-slot-crowd-slowest', value: slowestMs, unit: 'ms' },
  against: { name: 'their fair share of the route', value: (CLIENTS_ON_ONE / perSecond) * 1000 },
  most: MOST_ANSWER_MS,
})
await app.stop()
await world.stop()
