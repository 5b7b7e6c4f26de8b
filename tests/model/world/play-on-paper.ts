import * as fc from 'fast-check'
import { Stripe } from 'stripe'
import type { RunningSimulator } from '#sandbox/stripe/start-simulator.ts'
import { Life } from './play.ts'
import { PaperApp } from './paper-app.ts'
import { paperDisagreements } from './paper-agreement.ts'
import { type Plan, replayOf, seed } from './plan.ts'
import { type Schedule, scheduleInWords } from './schedule.ts'

const AT_ONCE = 64
const SWEEPS = 2
/** An account serves so many lives, then another one begins with empty books. */
const LIVES_OF_ACCOUNT = 20

/** Plays random lives with books on paper and says in which of them they did not agree with Stripe in the end. */
export async function playAllOnPaper(plan: Plan): Promise<readonly string[]> {
  const schedules = fc.sample(plan.lives, { numRuns: plan.count, seed })
  const found: string[] = []
  const waiting = schedules.entries()
  const lane = async () => {
    let account = newAccounts(plan.simulator)
    let lives = 0
    for (const [index, schedule] of waiting) {
      if (found.length > 0) return
      if (lives % LIVES_OF_ACCOUNT === 0) account = newAccounts(plan.simulator)
      lives += 1
      const said = await play(plan.simulator, account(schedule), schedule).catch((error: unknown) => [String(error)])
      found.push(...said.map((what) => `${what}\n  in life ${index}, ${scheduleInWords(schedule)}\n${replayOf(index)}`))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return found
}

type PaperStripe = { readonly id: string; readonly secretKey: string; readonly sdk: Stripe }

/** Two accounts, of which one is paid out in the salon's currency; made when they are wanted. */
function newAccounts({ control, origin }: RunningSimulator): (schedule: Schedule) => PaperStripe {
  const { hostname: host, port } = new URL(origin)
  const made = new Map<boolean, PaperStripe>()
  return ({ isForeign }) => {
    const known = made.get(isForeign)
    if (known) return known
    const { id, secretKey } = control.accounts.add(
      isForeign ? { country: 'GB', currency: 'gbp' } : { country: 'DE', currency: 'eur' },
    )
    const sdk = new Stripe(secretKey, { host, port, protocol: 'http', telemetry: false, maxNetworkRetries: 0 })
    made.set(isForeign, { id, secretKey, sdk })
    return { id, secretKey, sdk }
  }
}

async function play(simulator: RunningSimulator, stripe: PaperStripe, schedule: Schedule): Promise<readonly string[]> {
  const paper = new PaperApp(stripe, schedule)
  const life = new Life(paper.app(stripe.sdk), simulator)
  await life.play(schedule)
  simulator.control.troubles.clear(stripe.id)
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    paper.sweep()
    await life.drain()
  }
  if (process.env.STATS) {
    const b = paper.books
    const tags = [b.visit, ...b.payments.map((x) => 'p:' + x.state), ...b.refunds.map((x) => 'r:' + x.state + (x.stripeRefundId ? '' : '-refused')), ...b.holdOrders.map((x) => 'h:' + x.kind + x.state), ...b.payments.flatMap((x) => [...x.disputes].map(() => 'dispute')), ...b.payments.flatMap((x) => [...x.entries.values()].map((e) => 'e:' + e.kind)), 'all']
    const g = globalThis as any
    g.stats ??= {}
    for (const t of new Set(tags)) g.stats[t] = (g.stats[t] ?? 0) + 1
  }
  return paperDisagreements(paper, simulator.truth(stripe.id))
}
