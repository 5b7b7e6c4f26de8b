// The payments list with years of payments in it: each way to look at it, at the server, against the bare rows in one
// statement; and no way reads through the whole table.
import { join } from 'node:path'
import pg from 'pg'
import { startBenchWorld } from './support/bench-world.ts'
import { insertManyPayments } from './support/many-payments.ts'
import { reportFigure } from './support/report-figure.ts'
import { startProgram } from './support/start-program.ts'
import { percentile } from './support/timed-load.ts'

const READER = join(import.meta.dirname, 'support', 'payment-list-reader.ts')
const SLUG = 'kalyna'
const PAYMENTS = Number(process.env.BENCH_PAYMENTS ?? 1_000_000)
const MOST_MS = 50

const CASES = [
  { name: 'newest', query: {} },
  {
    name: 'deep',
    query: {},
    after: `${new Date(Date.now() - 3 * 365 * 86_400_000).toISOString()}_00000000-0000-4000-8000-000000000000`,
  },
  { name: 'name', query: { q: `Client${PAYMENTS / 40}` } },
  { name: 'common-name', query: { q: 'Olena' } },
  { name: 'phone', query: { q: `+48 ${500_000_000 + PAYMENTS / 50}` } },
  { name: 'card', query: { q: '0042' } },
  { name: 'stripe-id', query: { q: `pi_bench_${PAYMENTS / 2}` } },
  { name: 'nobody', query: { q: 'Nobody of this name' } },
  { name: 'refunded', query: { state: 'refunded' } },
  { name: 'no-such-state', query: { state: 'held' } },
  { name: 'by-link', query: { source: 'link' } },
  { name: 'one-day', query: { from: daysAgo(400), to: daysAgo(400) } },
  { name: 'test-mode', query: { mode: 'test' } },
  { name: 'live-mode', query: { mode: 'live' } },
]

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
}

const world = await startBenchWorld()
const startedAt = performance.now()
await insertManyPayments(world.databaseUrl, { slug: SLUG, count: PAYMENTS })
console.log(`${PAYMENTS} payments are there after ${Math.round((performance.now() - startedAt) / 1000)} s`)
const database = new pg.Client({ connectionString: world.databaseUrl })
await database.connect()

/** Of one person, of one service, and both at once. */
async function casesOfTheTeam() {
  const { rows } = await database.query(`select a.staff_member_id as staff, a.service_id as service from appointment a
    join branch b on b.id = a.branch_id where b.slug = '${SLUG}' order by a.starts_at desc limit 1`)
  const { staff, service } = rows[0]
  return [
    { name: 'staff', query: { staff } },
    { name: 'service', query: { service } },
    { name: 'staff-and-service', query: { staff, service } },
  ]
}

/** How often a whole table was read through since the database began. */
async function wholeReadings(): Promise<number> {
  await database.query('select pg_stat_force_next_flush()')
  const { rows } = await database.query(`select coalesce(sum(seq_scan), 0)::int as count from pg_stat_user_tables
    where relname in ('payment', 'visit', 'appointment', 'ledger_entry', 'ledger_posting')`)
  return rows[0].count
}

async function bareMs(): Promise<number> {
  const times: number[] = []
  for (let reading = 0; reading < 60; reading += 1) {
    const before = performance.now()
    await database.query(`select p.*, v.contact_name from payment p join visit v on v.branch_id = p.branch_id and v.id = p.visit_id
      where p.branch_id = (select id from branch where slug = '${SLUG}') order by p.created_at desc, p.id desc limit 51`)
    times.push(performance.now() - before)
  }
  return percentile(times, 0.95)
}

const against = { name: 'bare rows, ms', value: await bareMs() }
for (const one of [...CASES, ...(await casesOfTheTeam())]) {
  const before = await wholeReadings()
  Object.assign(process.env, world.env)
  const reader = await startProgram('--conditions=react-server', READER, SLUG, JSON.stringify([one]))
  const [[, found] = ['', { count: 0, times: [] }]] = Object.entries<{ count: number; times: number[] }>(
    JSON.parse(reader.firstLine),
  )
  await reader.stop()
  const whole = (await wholeReadings()) - before
  const value = percentile(found.times, 0.95)
  reportFigure({ name: `payment-list-${one.name}`, value, unit: `ms p95, ${found.count} rows`, against, most: MOST_MS })
  if (whole > 0) {
    console.log(`payment-list-${one.name} read through a whole table ${whole} times`)
    process.exitCode = 1
  }
}
await database.end()
await world.stop()
