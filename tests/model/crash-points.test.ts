import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { CRASH_POINTS, type CrashPoint } from '#lib/crash-points.ts'
import { lettersOf } from '#tests/support/letters.ts'
import { aMailServer } from '#tests/support/mail-server.ts'
import { anOwnDatabase } from '#tests/support/own-database.ts'
import { aScene, endingOf, expectedOf, giveBackJobs, sweepTwice } from './crash/ending.ts'
import { STORIES, STORY_OF, type Story } from './crash/stories.ts'
import { type Place, tell } from './crash/story.ts'
import { disagreements } from './world/agreement.ts'
import { inLanes } from './world/in-lanes.ts'
import { aStripeWorld } from './world/stripe-world.ts'

await anOwnDatabase()
const simulator = await aStripeWorld()
const mails = await aMailServer()
afterAll(() => Promise.all([simulator.stop(), mails.stop()]))

const inCrash = (file: string) => join(import.meta.dirname, 'crash', file)
/** What each of them reads is compiled once. */
const COMPILED = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'zapys-doomed')
const LIMIT_MS = 60_000
const LANES = 3

type Death = { readonly signal: string | null; readonly step: number; readonly said: string }

/** Tells the story in a process of its own, which dies at the point; says in which step. */
function tellUntil(point: CrashPoint, place: Place, { steps }: Story): Promise<Death> {
  const args = ['--disable-warning=ExperimentalWarning', '--import', inCrash('as-server.ts'), inCrash('doomed.ts')]
  const doom = JSON.stringify({ place, steps, point })
  const child = spawn(process.execPath, [...args, doom], { env: { ...process.env, NODE_COMPILE_CACHE: COMPILED } })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk
    })
  }
  const limit = setTimeout(() => child.kill('SIGTERM'), LIMIT_MS)
  return new Promise((resolve) =>
    child.once('close', (_, signal) => {
      clearTimeout(limit)
      resolve({ signal, said, step: [...said.matchAll(/^step \w+$/gm)].length - 1 })
    }),
  )
}

const lived = inLanes(LANES, CRASH_POINTS, async (point) => {
  const story: Story = STORIES[STORY_OF[point]]
  const { salon, place } = await aScene(story)
  const { signal, said, step } = await tellUntil(point, place, story)
  await giveBackJobs(salon)
  // Whoever was cut off in the middle of something does it again.
  await tell(place, story.steps.slice(Math.max(step, 0)))
  await tell(place, ['run_jobs', 'hold_runs_out'])
  if (story.sent) await tell(place, ['send_letters'])
  await sweepTwice([salon], simulator)
  const expected = expectedOf(story)
  const ending = await endingOf(salon, simulator)
  return { signal, said, expected, ending, faults: await disagreements(salon, simulator), salon }
})

test.each(CRASH_POINTS)('a process that dies at %s loses nothing, and nobody pays twice', async (point) => {
  const { signal, said, expected, ending, faults } = await lived(point)
  expect(signal, said).toBe('SIGKILL')
  expect(ending).toEqual(expected)
  expect(faults).toEqual([])
})

test('of a letter that was cut off, whatever was sent again is the same mail', async () => {
  const { salon } = await lived('letter.sent')
  const [letter] = await lettersOf(salon)
  const mailsOfLetter = mails.taken.filter(({ id }) => id.startsWith(letter?.id ?? '?'))
  expect(mailsOfLetter).toHaveLength(2)
  expect(new Set(mailsOfLetter.map(({ id }) => id)).size).toBe(1)
})
