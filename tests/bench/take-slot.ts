// Taking times of a salon with years behind it through the flow, against the bare insert that the same exclusion constraint guards.
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { startBenchWorld } from './support/bench-world.ts'
import { busySalon, writeBusySalon } from './support/busy-salon.ts'
import { reportFigure } from './support/report-figure.ts'
import { startProgram } from './support/start-program.ts'

const SLOT_TAKER = join(import.meta.dirname, 'support', 'slot-taker.ts')
const LEAST = 300
const BARE = 4000
const CLIENTS = 8

const world = await startBenchWorld()
Object.assign(process.env, world.env)
const salon = busySalon({ isTaken: false })
await writeBusySalon(world.databaseUrl, salon)

/** Appointments far ahead of all others, each of its own hour: what one statement costs, and nothing else. */
async function bareInserts(): Promise<number> {
  const pool = new pg.Pool({ connectionString: world.databaseUrl, max: CLIENTS })
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
  await Promise.all(Array.from({ length: CLIENTS }, insert))
  const perSecond = (BARE * 1000) / (performance.now() - before)
  await pool.end()
  return perSecond
}

const bare = await bareInserts()
const taker = await startProgram('--conditions=react-server', SLOT_TAKER, salon.slug, salon.serviceId)
const { perSecond, share } = JSON.parse(taker.firstLine)
if (share < 0.9) throw new Error(`only ${share} of the times were free`)
reportFigure({
  ...{ name: 'take-slot', value: perSecond, unit: 'visits/s', against: { name: 'bare inserts', value: bare } },
  least: LEAST,
})
await taker.stop()
await world.stop()
