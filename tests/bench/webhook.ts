// From the verified signature to the commit, through the Next route on the production build, against a bare receiver
// that does the same SQL; then the same events again, and a backlog as it comes after a night without the app.
import { join } from 'node:path'
import pg from 'pg'
import { type BenchApp, startBenchApp } from './support/bench-app.ts'
import { type BenchWorld, startBenchWorld } from './support/bench-world.ts'
import { chargeEvent, knock } from './support/knocks.ts'
import { reportFigure } from './support/report-figure.ts'
import { startProgram } from './support/start-program.ts'
import { type TimedLoad, timedLoad } from './support/timed-load.ts'

const BARE_RECEIVER = join(import.meta.dirname, 'support', 'bare-receiver.ts')
const CONNECTIONS = 8
// A server that has run for a while is what Stripe meets.
const WARM_UP = 10_000
const EVENTS = 10_000
const BACKLOG = Number(process.env.BENCH_BACKLOG ?? 100_000)
const LEAST_RATIO = 0.2
const MOST_P99_MS = 40
const MOST_MEGABYTES = 400

const world = await startBenchWorld()
Object.assign(process.env, world.env)

/** Delivers so many events, of a payment each, numbered from the first on. */
function deliver(origin: string, { first, count }: { first: number; count: number }): Promise<TimedLoad> {
  let next = first
  return timedLoad({
    origin,
    connections: CONNECTIONS,
    round: async (connection) => {
      const number = next++
      if (number >= first + count) return false
      const body = chargeEvent({
        ...{ eventId: `evt_bench_${number}`, chargeId: `ch_bench_${number}` },
        paymentIntentId: `pi_bench_${number}`,
      })
      await knock(connection, body, world.signingSecret)
      return true
    },
  })
}

type Measured = { readonly fresh: TimedLoad; readonly repeated: TimedLoad }

async function measure(origin: string): Promise<Measured> {
  await deliver(origin, { first: 0, count: WARM_UP })
  const fresh = await deliver(origin, { first: WARM_UP, count: EVENTS })
  const repeated = await deliver(origin, { first: WARM_UP, count: EVENTS })
  return { fresh, repeated }
}

async function measureBare(): Promise<Measured> {
  const bare = await startProgram('--conditions=react-server', BARE_RECEIVER, world.signingSecret)
  const measured = await measure(bare.firstLine)
  await bare.stop()
  await forget(world)
  return measured
}

async function forget({ databaseUrl }: BenchWorld): Promise<void> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  await client.query('truncate stripe_event; truncate pgboss.job')
  await client.end()
}

async function receiveBacklog(app: BenchApp): Promise<{ rate: TimedLoad; mostMegabytes: number }> {
  let mostMegabytes = 0
  const watch = setInterval(() => {
    mostMegabytes = Math.max(mostMegabytes, app.residentMegabytes())
  }, 250)
  const rate = await deliver(app.origin, { first: WARM_UP + EVENTS, count: BACKLOG })
  clearInterval(watch)
  return { rate, mostMegabytes }
}

const bare = await measureBare()
const app = await startBenchApp(world)
const next = await measure(app.origin)
const floor = { name: 'bare node:http with the same SQL', value: bare.fresh.perSecond }
const least = floor.value * LEAST_RATIO
reportFigure({ name: 'webhook', value: next.fresh.perSecond, unit: 'events/s', against: floor, least })
const again = { name: 'new events', value: next.fresh.perSecond }
reportFigure({
  ...{ name: 'webhook-repeated', value: next.repeated.perSecond, unit: 'events/s', against: again },
  least: again.value,
})
const bareP99 = { name: 'bare node:http', value: bare.fresh.p99Ms }
reportFigure({
  ...{ name: 'webhook-p99', value: next.fresh.p99Ms, unit: 'ms', against: bareP99 },
  most: MOST_P99_MS,
})
const { rate, mostMegabytes } = await receiveBacklog(app)
reportFigure({ name: 'webhook-backlog', value: rate.perSecond, unit: 'events/s', against: floor, least })
const cap = { name: 'most that is allowed', value: MOST_MEGABYTES }
reportFigure({ name: 'webhook-backlog-memory', value: mostMegabytes, unit: 'MB', against: cap, most: MOST_MEGABYTES })
await app.stop()
await world.stop()
