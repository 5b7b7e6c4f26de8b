// The journal of a full salon, twenty people with 700 appointments in a week and two years of such weeks behind, drawn
// by the server; against the same page of a salon in which nothing is booked.

import { startBenchApp } from './support/bench-app.ts'
import { ADMIN, OUR_ORIGIN, startBenchWorld } from './support/bench-world.ts'
import { writeBusyWeek } from './support/busy-week.ts'
import { reportFigure } from './support/report-figure.ts'
import { percentile } from './support/timed-load.ts'

const MOST_MS = 150
const WARM = 30
const ROUNDS = 100
const APPOINTMENT = /data-entry="/g

const world = await startBenchWorld()
await writeBusyWeek(world.databaseUrl, { slug: 'busy-week', owner: ADMIN.email })
const app = await startBenchApp(world)

const signedIn = await fetch(`${app.origin}/api/auth/sign-in/email`, {
  method: 'POST',
  headers: { 'content-type': 'application/json', origin: OUR_ORIGIN },
  body: JSON.stringify({ email: ADMIN.email, password: ADMIN.password }),
})
if (!signedIn.ok) throw new Error(`signing in answered ${signedIn.status}: ${await signedIn.text()}`)
const cookie = signedIn.headers
  .getSetCookie()
  .map((one) => one.split(';')[0])
  .join('; ')

/** How long the page takes from the question to its last byte, and what of it was drawn. */
async function draw(path: string) {
  const times: number[] = []
  let html = ''
  let usedBefore = 0
  for (let round = 0; round < WARM + ROUNDS; round += 1) {
    if (round === WARM) usedBefore = app.usedSeconds()
    const before = performance.now()
    const response = await fetch(`${app.origin}/en/admin/${path}`, { headers: { cookie }, redirect: 'error' })
    html = await response.text()
    if (!response.ok) throw new Error(`${path} answered ${response.status}`)
    if (round >= WARM) times.push(performance.now() - before)
  }
  const usedMs = ((app.usedSeconds() - usedBefore) * 1000) / ROUNDS
  return { p95Ms: percentile(times, 0.95), usedMs, appointments: html.match(APPOINTMENT)?.length ?? 0 }
}

const empty = await draw('kalyna/visits?view=week&day=2024-01-01')
const week = await draw('busy-week/visits?view=week')
if (week.appointments !== 700 || empty.appointments !== 0) {
  throw new Error(`the bench draws something else: ${week.appointments} and ${empty.appointments} appointments`)
}
const day = await draw('busy-week/visits')
const floor = { name: 'the page with nothing booked', value: empty.p95Ms }
// The processor's time is the same whoever else is at work on the machine.
const usedFloor = { ...floor, value: empty.usedMs }
for (const [name, { p95Ms, usedMs }] of Object.entries({ week, day })) {
  reportFigure({ name: `journal-${name}-p95`, value: p95Ms, unit: 'ms', against: floor, most: MOST_MS })
  reportFigure({ name: `journal-${name}-processor`, value: usedMs, unit: 'ms', against: usedFloor, most: MOST_MS })
}
await app.stop()
await world.stop()
