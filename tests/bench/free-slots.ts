// Free times of twenty people over sixty days with 5,000 appointments: the engine against a bare loop over the same
// minutes, and the whole search through the route on the production build with 100,000 old appointments in the table.
import { freeVisits, type VisitSearch } from '#lib/visits/free-visits.ts'
import { startBenchApp } from './support/bench-app.ts'
import { startBenchWorld } from './support/bench-world.ts'
import { busySalon, DAYS, writeBusySalon } from './support/busy-salon.ts'
import { reportFigure } from './support/report-figure.ts'
import { percentile } from './support/timed-load.ts'

const MOST_ENGINE_MS = 10
const MOST_RATIO = 3
const MOST_SEARCH_MS = 50
const MOST_MONTH_MS = 15
const ROUNDS = 200

/** The least that can be done: every start of every person, and those at which anyone is free, without who and for what. */
// biome-ignore lint/complexity/noExcessiveCognitiveComplexity: a bare loop is one loop.
function bareLoop({ staff, rules }: VisitSearch): number {
  const first = staff[0]?.windows[0]?.start ?? 0
  const isFree = new Uint8Array((DAYS + 1) * 1440)
  for (const { windows, busy } of staff) {
    let next = 0
    for (const window of windows) {
      for (let start = window.start; start + 60 <= window.end; start += rules.slotStepMinutes) {
        while (next < busy.length && (busy[next]?.end ?? 0) <= start) next += 1
        const taken = busy[next]
        if (!taken || taken.start >= start + 70) isFree[start - first] = 1
      }
    }
  }
  return isFree.reduce((found, one) => found + one, 0)
}

function medianMs(work: () => unknown): number {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = performance.now()
    work()
    times.push(performance.now() - before)
  }
  return percentile(times, 0.5)
}

let asked = 0

/** How long answers take, one question after the other, each from an address of its own. */
async function p95Of(address: string): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    asked += 1
    const before = performance.now()
    const headers = { 'x-forwarded-for': `10.${asked >> 16}.${(asked >> 8) & 255}.${asked & 255}` }
    const response = await fetch(address, { headers })
    await response.arrayBuffer()
    if (!response.ok) throw new Error(`${address} answered ${response.status}`)
    // The first ones find nothing warm.
    if (round >= ROUNDS / 10) times.push(performance.now() - before)
  }
  return percentile(times, 0.95)
}

const salon = busySalon()
const visits = freeVisits(salon.search)
if (visits.length < 500 || bareLoop(salon.search) < visits.length) {
  throw new Error('the bench searches something else')
}
const bareMs = medianMs(() => bareLoop(salon.search))
const engineMs = medianMs(() => freeVisits(salon.search))
const bare = { name: 'bare loop', value: bareMs * 1000 }
reportFigure({
  ...{ name: 'free-slots-engine', value: engineMs * 1000, unit: 'µs', against: bare },
  most: Math.min(MOST_ENGINE_MS * 1000, MOST_RATIO * bare.value),
})

const world = await startBenchWorld()
await writeBusySalon(world.databaseUrl, salon)
const app = await startBenchApp(world)
const floor = { name: 'a route with one small statement', value: await p95Of(`${app.origin}/api/health/ready`) }
const query = `${app.origin}/api/slots?salon=${salon.slug}&service=${salon.serviceId}`
reportFigure({
  ...{ name: 'free-slots-p95', value: await p95Of(query), unit: 'ms', against: floor, most: MOST_SEARCH_MS },
})
const to = new Date(Date.now() + 30 * 24 * 3_600_000).toISOString().slice(0, 10)
const month = `${query}&staff=${salon.staffIds[0]}&to=${to}`
reportFigure({
  ...{ name: 'free-slots-month-p95', value: await p95Of(month), unit: 'ms', against: floor, most: MOST_MONTH_MS },
})
await app.stop()
await world.stop()
