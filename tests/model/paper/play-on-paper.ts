import * as fc from 'fast-check'
import { Stripe } from 'stripe'
import type { RunningSimulator } from '#sandbox/stripe/start-simulator.ts'
import { type Plan, replayOf, seed } from '#tests/model/lives/plan.ts'
import { Life } from '#tests/model/lives/play.ts'
import { type Schedule, scheduleInWords } from '#tests/model/lives/schedule.ts'
import { paperDisagreements } from './agreement-on-paper.ts'
import { PaperApp } from './app-on-paper.ts'

const LANES = 10
const SWEEPS = 2
/** After so many lives Stripe begins anew, with empty books. */
const PART = 50

type Played = {
  readonly found: readonly string[]
  /** Of each thing that can become of a life: in how many it did. */
  readonly seen: ReadonlyMap<string, number>
}

/** Plays random lives with books on paper and says in which of them they did not agree with Stripe in the end. */
export async function playAllOnPaper({ simulator, lives, count }: Plan): Promise<Played> {
  const schedules = fc.sample(lives, { numRuns: count, seed })
  const found: string[] = []
  const seen = new Map<string, number>()
  for (let done = 0; done < count && found.length === 0; done += PART) {
    simulator.control.reset()
    const waiting = schedules.slice(done, done + PART).entries()
    const lane = async () => {
      for (const [index, schedule] of waiting) {
        if (found.length > 0) return
        const { said, became } = await play(simulator, accountOf(simulator, index, schedule), schedule)
        for (const one of became) seen.set(one, (seen.get(one) ?? 0) + 1)
        found.push(...said.map((what) => `${what}\n  in ${scheduleInWords(schedule)}\n  ${replayOf(done + index)}`))
      }
    }
    await Promise.all(Array.from({ length: LANES }, lane))
  }
  return { found, seen }
}

type PaperStripe = { readonly id: string; readonly secretKey: string; readonly sdk: Stripe }

const clients = new Map<string, Stripe>()

/** An account for one life; those of the part before had the same keys. */
function accountOf(simulator: RunningSimulator, index: number, { isForeign }: Schedule): PaperStripe {
  const at = isForeign ? { country: 'GB', currency: 'gbp' } : { country: 'DE', currency: 'eur' }
  const slug = `paper_life_${String(index).padStart(3, '0')}`
  const { id, secretKey } = simulator.control.accounts.add({ ...at, slug })
  const { hostname: host, port } = new URL(simulator.origin)
  const sdk =
    clients.get(secretKey) ??
    new Stripe(secretKey, { host, port, protocol: 'http', telemetry: false, maxNetworkRetries: 0 })
  clients.set(secretKey, sdk)
  return { id, secretKey, sdk }
}

async function play(simulator: RunningSimulator, stripe: PaperStripe, schedule: Schedule) {
  const paper = new PaperApp(stripe, schedule)
  const life = new Life(paper.app(stripe), simulator)
  try {
    await life.play(schedule)
    simulator.control.troubles.clear(stripe.id)
    for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
      paper.sweep()
      await life.drain()
    }
  } catch (error) {
    return { said: [String(error)], became: [] }
  }
  return { said: paperDisagreements(paper, simulator.truth(stripe.id)), became: paper.books.whatBecame() }
}
