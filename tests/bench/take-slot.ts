// Taking times of salons with years behind them through the form's own route on the production build, each visit to be
// paid, against the bare insert that the same exclusion constraint guards; and two hundred clients on one time.
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { instantOf } from '#lib/visits/free-times.ts'
import { freeVisits } from '#lib/visits/free-visits.ts'
import { startBenchApp } from './support/bench-app.ts'
import { OUR_ORIGIN, startBenchWorld } from './support/bench-world.ts'
import { type BusySalon, busySalon, OLD_APPOINTMENTS, tidy, writeBusySalon } from './support/busy-salon.ts'
import { LeanConnection } from './support/lean-connection.ts'
import { reportFigure } from './support/report-figure.ts'
import { percentile } from './support/timed-load.ts'

const LEAST = 300
const BARE = 4000
// As many as the app has to Postgres: with fewer the processors are idle while the disk writes.
const CONNECTIONS = 16
// As many as the limit of one salon's bookings asks for.
const SALONS = 20
const VISITS_EACH = 300
// A server that has run for a while is what a rush meets: its code is compiled after some thousand visits.
const WARM_UP_EACH = 150
const STARTS_APART = 5
const CLIENTS_ON_ONE = 200
const MOST_ANSWER_MS = 1000

const HEADERS = `content-type: application/json\r\norigin: ${OUR_ORIGIN}\r\nsec-fetch-site: same-origin\r\nx-forwarded-host: ${new URL(OUR_ORIGIN).host}\r\n`

type Door = { readonly salon: BusySalon; readonly starts: Date[] }

const world = await startBenchWorld()
const salons = Array.from({ length: SALONS }, (_, index) => busySalon({ isTaken: false, slug: `busy-${index}` }))
for (const salon of salons) {
  await writeBusySalon(world.databaseUrl, salon, { oldAppointments: OLD_APPOINTMENTS / SALONS, takesPayments: true })
}
await tidy(world.databaseUrl)
const app = await startBenchApp(world)

// A visit and its buffer apart: no two of them meet.
const doors: readonly Door[] = salons.map((salon) => ({
  salon,
  starts: freeVisits(salon.search)
    .filter((_, index) => index % STARTS_APART === 0)
    .map(({ start }) => instantOf(start)),
}))

let clients = 0

/** One client sends the last step of the form; says whether the time is theirs. */
async function take(connection: LeanConnection, { salon }: Door, { staff, at }: Wish): Promise<boolean> {
  clients += 1
  const phone = `+4915${String(clients).padStart(9, '0')}`
  const asked = { service: [salon.serviceId], staff, with: [staff], total: '5000', at: at.toISOString() }
  const contact = { name: 'Anna', phone, email: 'anna@example.com' }
  const body = JSON.stringify({ slug: salon.slug, locale: 'en', ...asked, contact })
  return (await connection.post({ path: '/api/bookings', headers: HEADERS, body })).includes('/pay/')
}

type Wish = { readonly staff: string; readonly at: Date }

/** Everyone of a salon is asked for in turn, from one start to the next. */
function wishOf({ salon, starts }: Door, index: number): Wish {
  const { staffIds } = salon
  const [staff, at] = [staffIds[index % staffIds.length], starts[Math.floor(index / staffIds.length)]]
  if (!staff || !at) throw new Error('the salon has no more time')
  return { staff, at }
}

/** Takes so many times at every door, all doors in turn. Says how many a second. */
async function takeAll(from: number, to: number): Promise<number> {
  let next = from * doors.length
  let taken = 0
  const work = async (connection: LeanConnection) => {
    for (let index = next++; index < to * doors.length; index = next++) {
      const door = doors[index % doors.length]
      if (!door) return
      if (await take(connection, door, wishOf(door, Math.floor(index / doors.length)))) taken += 1
    }
  }
  const before = performance.now()
  const open = Array.from({ length: CONNECTIONS }, () => new LeanConnection(app.origin))
  await Promise.all(open.map(work))
  const seconds = (performance.now() - before) / 1000
  for (const connection of open) connection.close()
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
  const wish = wishOf(door, VISITS_EACH + 1)
  const times: number[] = []
  const open = Array.from({ length: CLIENTS_ON_ONE }, () => new LeanConnection(app.origin))
  const outcomes = await Promise.all(
    open.map(async (connection) => {
      const before = performance.now()
      const isTheirs = await take(connection, door, wish)
      times.push(performance.now() - before)
      return isTheirs
    }),
  )
  for (const connection of open) connection.close()
  return { slowestMs: percentile(times, 1), winners: outcomes.filter(Boolean).length }
}

const bare = await bareInserts()
await takeAll(0, WARM_UP_EACH)
const usedBefore = app.usedSeconds()
const perSecond = await takeAll(WARM_UP_EACH, VISITS_EACH)
const usedMs = ((app.usedSeconds() - usedBefore) * 1000) / (SALONS * (VISITS_EACH - WARM_UP_EACH))
reportFigure({
  ...{ name: 'take-slot', value: perSecond, unit: 'visits/s', against: { name: 'bare inserts', value: bare } },
  least: LEAST,
})
// Tells the same on a machine that has other things to do.
const enough = { name: 'that leaves a core for Postgres at the rate asked for', value: 1000 / LEAST }
reportFigure({ name: 'take-slot-processor-time', value: usedMs, unit: 'ms', against: enough })
const [lastDoor] = doors
if (!lastDoor) throw new Error('there is no salon')
const { slowestMs, winners } = await crowd(lastDoor)
if (winners !== 1) throw new Error(`${winners} of ${CLIENTS_ON_ONE} clients got one time`)
reportFigure({
  ...{ name: 'take-slot-crowd-slowest', value: slowestMs, unit: 'ms' },
  against: { name: 'their fair share of the route', value: (CLIENTS_ON_ONE / perSecond) * 1000 },
  most: MOST_ANSWER_MS,
})
await app.stop()
await world.stop()
