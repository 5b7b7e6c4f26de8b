import { afterAll, expect, test } from 'vitest'
import { isSoak } from './lives/plan.ts'
import { livesOf, livesWithoutWebhooks } from './lives/schedule.ts'
import { playAllOnPaper } from './paper/play-on-paper.ts'
import { aStripeWorld } from './world/stripe-world.ts'

const simulator = await aStripeWorld()
afterAll(() => simulator.stop())

const LIVES = isSoak ? 100_000 : 10_000
const UNHEARD_LIVES = 1000
const LIMIT_MS = isSoak ? 7_200_000 : 900_000

// A model in which nothing happens proves nothing: each of these must have become of some lives.
const MUST_BE_SEEN = [
  ...['visit on_hold', 'visit booked', 'visit expired'],
  ...['awaiting', 'held', 'paid', 'partly_refunded', 'refunded', 'canceled'].map((state) => `payment ${state}`),
  ...['charge', 'settlement', 'refund', 'refund_reversal', 'dispute_withdrawn', 'dispute_reinstated'].map(
    (kind) => `entry ${kind}`,
  ),
  ...['succeeded', 'pending', 'failed', 'refused'].map((state) => `refund ${state}`),
  ...['capture done', 'capture refused', 'release done'],
]

test(
  `whatever happens in ${LIVES} payments' lives, the books agree with Stripe after two sweeps`,
  async () => {
    const { found, seen } = await playAllOnPaper({ simulator, lives: livesOf(5), count: LIVES })
    expect(found).toEqual([])
    expect([...seen.keys()]).toEqual(expect.arrayContaining(MUST_BE_SEEN))
    expect(seen.get('entry charge')).toBeGreaterThan(LIVES / 3)
  },
  LIMIT_MS,
)

test(`with every webhook lost, in ${UNHEARD_LIVES} lives, the reconciler alone brings the books right`, async () => {
  const { found } = await playAllOnPaper({ simulator, lives: livesWithoutWebhooks(5), count: UNHEARD_LIVES })
  expect(found).toEqual([])
})
