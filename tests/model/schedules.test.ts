import { afterAll, expect, test } from 'vitest'
import { playAll } from './world/play-all.ts'
import { livesOf } from './world/schedule.ts'
import { aStripeWorld } from './world/stripe-world.ts'

const simulator = await aStripeWorld()
afterAll(() => simulator.stop())

test('whatever happens to a payment, the books agree with Stripe in the end', async () => {
  const found = await playAll({ simulator, lives: livesOf(5), count: Number(process.env.ZAPYS_LIVES ?? 100) })
  expect(found).toEqual([])
})
