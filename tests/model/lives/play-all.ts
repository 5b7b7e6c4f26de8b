import * as fc from 'fast-check'
import { audit } from '#lib/db/auditor.ts'
import { syncOpenPayments } from '#lib/flows/stripe-events/sync-open-payments.ts'
import type { RunningSimulator } from '#sandbox/stripe/start-simulator.ts'
import { disagreements } from '#tests/model/world/agreement.ts'
import { aBusySalon, aRealApp, type BusySalon } from '#tests/model/world/real-app.ts'
import { type Plan, replayOf, seed } from './plan.ts'
import { Life } from './play.ts'
import { type Schedule, scheduleInWords } from './schedule.ts'

type Played = { readonly schedule: Schedule; readonly salon: BusySalon; readonly life: Life }

/** So many lives are lived at once, each in a salon of its own. */
const AT_ONCE = 24
/** The sweeps of the reconciler after which everything must be right. */
const SWEEPS = 2

/** Plays random lives with the real app and says in which of them the books did not agree with Stripe in the end. */
export async function playAll({ simulator, lives, count }: Plan): Promise<readonly string[]> {
  const schedules = fc.sample(lives, { numRuns: count, seed })
  const all: Played[] = []
  for (let done = 0; done < count; done += AT_ONCE) {
    const played = await Promise.all(schedules.slice(done, done + AT_ONCE).map((one) => begin(simulator, one)))
    const found = await playTogether(simulator, played)
    if (found.length > 0) return [...found, replayOf(done)]
    all.push(...played)
  }
  return (await audit()).map(({ check, branchId, subject }) => {
    const at = all.findIndex(({ salon }) => salon.branchId === branchId)
    const life = all[at] ? `${scheduleInWords(all[at].schedule)}\n  ${replayOf(at)}` : 'an earlier test'
    return `${check}: ${subject}\n  in ${life}`
  })
}

async function playTogether(simulator: RunningSimulator, played: readonly Played[]): Promise<readonly string[]> {
  const found: string[] = []
  const each = (act: (one: Played) => Promise<readonly string[]>) =>
    Promise.all(
      played.map(async (one) => {
        const said = await act(one).catch((error: unknown) => [String(error)])
        found.push(...said.map((what) => `${what}\n  in ${scheduleInWords(one.schedule)}`))
      }),
    )
  await each(async ({ life, schedule }) => {
    await life.play(schedule)
    return []
  })
  simulator.control.troubles.clear()
  for (let sweep = 0; sweep < SWEEPS && found.length === 0; sweep += 1) {
    await syncOpenPayments()
    await each(async ({ life }) => {
      await life.drain()
      return []
    })
  }
  if (found.length === 0) await each(({ salon }) => disagreements(salon, simulator))
  return found
}

async function begin(simulator: RunningSimulator, schedule: Schedule): Promise<Played> {
  const salon = await aBusySalon(schedule)
  return { schedule, salon, life: new Life(await aRealApp(salon), simulator) }
}
