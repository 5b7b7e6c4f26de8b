import { afterAll, expect, test } from 'vitest'
import { anOwnDatabase } from '#tests/support/own-database.ts'
import { isSoak } from './lives/plan.ts'
import { playAll } from './lives/play-all.ts'
import { livesOf, livesWithoutWebhooks } from './lives/schedule.ts'
import { aStripeWorld } from './world/stripe-world.ts'

await anOwnDatabase()
const simulator = await aStripeWorld()
afterAll(() => simulator.stop())

const LIVES = isSoak ? 5000 : 300
const UNHEARD_LIVES = 1000
const LIMIT_MS = isSoak ? 7_200_000 : 900_000

test(
  `whatever happens in ${LIVES} payments' lives, Postgres agrees with Stripe after two sweeps and the auditor is silent`,
  async () => {
    expect(await playAll({ simulator, lives: livesOf(5), count: LIVES })).toEqual([])
  },
  LIMIT_MS,
)

test(
  `with every webhook lost, in ${UNHEARD_LIVES} lives, the reconciler alone brings Postgres right`,
  async () => {
    expect(await playAll({ simulator, lives: livesWithoutWebhooks(5), count: UNHEARD_LIVES })).toEqual([])
  },
  LIMIT_MS,
)
