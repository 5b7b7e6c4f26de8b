import { afterAll, expect, test } from 'vitest'
import { CRASH_POINTS, onPass } from '#lib/crash-points.ts'
import { aMailServer } from '#tests/support/mail-server.ts'
import { anOwnDatabase } from '#tests/support/own-database.ts'
import { anAxe } from './crash/axe.ts'
import { aScene, endingOf, expectedOf, giveBackJobs, type Scene, sweepTwice } from './crash/ending.ts'
import { STORIES, STORY_OF, type Story, type StoryName } from './crash/stories.ts'
import { patiently, tellPatiently } from './crash/story.ts'
import { disagreements } from './world/agreement.ts'
import { inLanes } from './world/in-lanes.ts'
import { aStripeWorld } from './world/stripe-world.ts'

const axe = anAxe(await anOwnDatabase())
const simulator = await aStripeWorld()
const mails = await aMailServer()
afterAll(async () => {
  await axe.stop()
  await mails.stop()
  await simulator.stop()
})

async function tellToTheEnd(story: Story, prepare: (scene: Scene) => void) {
  const scene = await aScene(story)
  prepare(scene)
  await tellPatiently(scene.place, story.steps)
  await patiently(() => giveBackJobs(scene.salon))
  await tellPatiently(scene.place, ['run_jobs', 'hold_runs_out'])
  if (story.sent) await tellPatiently(scene.place, ['send_letters'])
  simulator.control.troubles.clear(scene.salon.stripe.id)
  await sweepTwice([scene.salon], simulator)
  const ending = await endingOf(scene.salon, simulator)
  return { expected: expectedOf(story), ending, faults: await disagreements(scene.salon, simulator) }
}

// The SDK tries three times by itself, and once more where a connection ends before an answer.
const MORE_THAN_THE_SDK_TRIES = 4

const CALLS = [
  ['pay', 'POST', '/v1/payment_intents'],
  ['pay', 'GET', '/v1/payment_intents/'],
  ['pay_unlinked', 'GET', '/v1/payment_intents/'],
  ['pay_unheard', 'GET', '/v1/events'],
  ['refund', 'POST', '/v1/refunds'],
  ['hold', 'POST', '/v1/payment_intents/'],
  ['leave', 'POST', '/v1/payment_intents/'],
  ['pay_at_salon', 'POST', '/v1/payment_intents/'],
] as const satisfies readonly (readonly [StoryName, string, string])[]

const CUTS = CALLS.flatMap(([story, method, path]) =>
  (['cut', 'cut_midway'] as const).flatMap((kind) =>
    (['before', 'after'] as const).map((when) => ({ story, method, path, kind, when })),
  ),
)

const lived = inLanes(4, CUTS, ({ story, ...trouble }) =>
  tellToTheEnd(STORIES[story], ({ salon }) => {
    const { id: account } = salon.stripe
    simulator.control.troubles.add({ ...trouble, times: MORE_THAN_THE_SDK_TRIES, delayMs: 0, account })
  }),
)

test.each(CUTS)(
  '$story: Stripe gone at $method $path, $kind $when the work, changes nothing in the end',
  async (cut) => {
    const { expected, ending, faults } = await lived(cut)
    expect(ending).toEqual(expected)
    expect(faults).toEqual([])
  },
)

test.each(CRASH_POINTS)('Postgres gone at %s loses nothing, and nobody pays twice', async (point) => {
  await Promise.allSettled(CUTS.map(lived))
  let isCut = false
  const { expected, ending, faults } = await tellToTheEnd(STORIES[STORY_OF[point]], () =>
    onPass((passed) => {
      if (isCut || passed !== point) return
      isCut = true
      axe.cut()
    }),
  )
  onPass(null)
  expect(isCut).toBe(true)
  expect(ending).toEqual(expected)
  expect(faults).toEqual([])
})
