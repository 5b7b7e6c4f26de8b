import { afterAll, expect, test } from 'vitest'
import { playAllOnPaper } from './world/play-on-paper.ts'
import { livesOf } from './world/schedule.ts'
import { aStripeWorld } from './world/stripe-world.ts'

const simulator = await aStripeWorld()
afterAll(() => simulator.stop())

test('whatever happens to a payment, the books on paper agree with Stripe in the end', async () => {
  const count = Number(process.env.ZAPYS_LIVES ?? 1000)
  expect(await playAllOnPaper({ simulator, lives: livesOf(5), count })).toEqual([])
  if (process.env.STATS) console.log((globalThis as any).stats)
})
