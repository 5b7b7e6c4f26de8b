import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { type RunningSimulator, startSimulator } from '#sandbox/stripe/start-simulator.ts'
import { clientsFor, isReal, simulatorTest } from '../support/target.ts'
import { contradictions } from './contradictions.ts'
import { ACTS, wander } from './wanderer.ts'

let simulator: RunningSimulator | undefined

beforeAll(async () => {
  if (!isReal) simulator = await startSimulator({ port: 0, settings: { holdDeliveries: true, disputeMs: 60_000 } })
})
afterAll(() => simulator?.stop())

const PAYING = ['pay', 'pay', 'pay_in_dollars', 'hold'] as const

const step = fc.record({
  // Something must be paid before anything can come of it.
  act: fc.oneof(
    { arbitrary: fc.constantFrom(...PAYING), weight: 1 },
    { arbitrary: fc.constantFrom(...ACTS), weight: 3 },
  ),
  which: fc.nat({ max: 20 }),
  share: fc.integer({ min: 1, max: 110 }),
})

describe('whatever is done in whichever order', () => {
  simulatorTest(
    'the books of an account never contradict themselves, and no call makes the simulator fail',
    async () => {
      const running = simulator
      if (!running) throw new Error('There is no simulator.')
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 80, size: 'max' }), async (steps) => {
          running.control.reset()
          const { id, secretKey } = running.control.accounts.add({ country: 'PL' })
          const stripe = clientsFor(running.origin)(secretKey)
          for (const one of steps) await wander({ simulator: running, stripe, account: id }, one)
          expect(contradictions(running.truth(id))).toEqual([])
        }),
        { numRuns: 60 },
      )
    },
  )
})
