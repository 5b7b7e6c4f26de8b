// From the webhook to the books: a burst of paid payments of several salons, each followed by its job, asked about and
// booked; then one at a time on an idle system.
import pg from 'pg'
import { startBenchApp } from './support/bench-app.ts'
import { openOtherSalons, startBenchWorld } from './support/bench-world.ts'
import { chargeEvent, knock } from './support/knocks.ts'
import { LeanConnection } from './support/lean-connection.ts'
import { makePaidIntents, type PaidIntent } from './support/paid-intents.ts'
import { reportFigure } from './support/report-figure.ts'
import { percentile, timedLoad } from './support/timed-load.ts'

const WARM_UP = 200
const BURST = Number(process.env.BENCH_BURST ?? 2000)
const ONE_BY_ONE = 40
const CONNECTIONS = 8
const LEAST_PER_SECOND = 150
const MOST_SETTLING_MS = 1000

const world = await startBenchWorld()
// A charge has its balance transaction, and so its fee, at once.
await fetch(`${world.stripeOrigin}/_sim/settings`, { method: 'POST', body: JSON.stringify({ settleMs: 0 }) })
const accounts = await openOtherSalons(world)
const app = await startBenchApp(world)
const database = new pg.Pool({ connectionString: world.databaseUrl, max: 1 })

const bodyOf = ({ paymentIntentId, chargeId }: PaidIntent) =>
  chargeEvent({ eventId: `evt_${chargeId}`, chargeId, paymentIntentId })

/** Looks so rarely and cheaply that it takes nothing from what it waits for. */
async function untilBooked(count: number, everyMs: number): Promise<void> {
  const paid = "from payment where state = 'paid' and balance_transaction_id is not null"
  while ((await countOf(`${paid} limit ${count}`)) < count) await new Promise((resolve) => setTimeout(resolve, everyMs))
  const booked = await countOf("from visit where source = 'form' and state = 'booked'")
  if (booked < count) throw new Error(`${count} payments are in the books, and ${booked} visits are booked`)
}

async function countOf(from: string): Promise<number> {
  const { rows } = await database.query(`select count(*)::int as count from (select 1 ${from}) found`)
  return rows[0].count
}

/** How many payments a second came into the books, and how much of the processor the app used for each. */
type Burst = { readonly perSecond: number; readonly usedMs: number }

/** All webhooks as fast as the door takes them. */
async function burst(wave: number, count: number, before: number): Promise<Burst> {
  const intents = await makePaidIntents({ world, accounts, count, number: wave })
  const usedBefore = app.usedSeconds()
  const startedAt = performance.now()
  const left = [...intents]
  await timedLoad({
    origin: app.origin,
    connections: CONNECTIONS,
    round: async (connection) => {
      const intent = left.pop()
      if (intent) await knock(connection, bodyOf(intent), intent.account.signingSecret)
      return intent !== undefined
    },
  })
  await untilBooked(before + count, 100)
  const perSecond = count / ((performance.now() - startedAt) / 1000)
  return { perSecond, usedMs: ((app.usedSeconds() - usedBefore) * 1000) / count }
}

/** How long one payment takes from its webhook to the books while nothing else happens. */
async function oneByOne(before: number): Promise<readonly number[]> {
  const intents = await makePaidIntents({ world, accounts, count: ONE_BY_ONE, number: 3 })
  const connection = new LeanConnection(app.origin)
  const times: number[] = []
  for (const intent of intents) {
    // Anywhere between two looks into the queue.
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 500))
    const startedAt = performance.now()
    await knock(connection, bodyOf(intent), intent.account.signingSecret)
    await untilBooked(before + times.length + 1, 5)
    times.push(performance.now() - startedAt)
  }
  connection.close()
  return times
}

await burst(1, WARM_UP, 0)
const { perSecond, usedMs } = await burst(2, BURST, WARM_UP)
const least = { name: 'least that is asked for', value: LEAST_PER_SECOND }
reportFigure({
  ...{ name: 'payments-synced', value: perSecond, unit: 'payments/s', against: least },
  least: LEAST_PER_SECOND,
})
// Tells the same on a machine that has other things to do.
const enough = { name: 'that leaves a core for Postgres at the rate above', value: 1000 / LEAST_PER_SECOND }
reportFigure({ name: 'payment-processor-time', value: usedMs, unit: 'ms', against: enough })
const times = await oneByOne(WARM_UP + BURST)
const most = { name: 'most that is allowed', value: MOST_SETTLING_MS }
reportFigure({
  ...{ name: 'payment-settled-p95', value: percentile(times, 0.95), unit: 'ms', against: most },
  most: MOST_SETTLING_MS,
})
await database.end()
await app.stop()
await world.stop()
