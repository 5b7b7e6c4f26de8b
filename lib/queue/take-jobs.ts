import 'server-only'
import { standBack } from './courtesy.ts'
import type { JobInput, JobName } from './jobs.ts'
import { queue } from './queue.ts'

export type TakenJob<Name extends JobName> = { readonly id: string; readonly data: JobInput<Name> }

/** How a job ended; one that failed is tried again later. */
export type JobEnd =
  | { readonly id: string; readonly status: 'completed' }
  | { readonly id: string; readonly status: 'failed'; readonly output: { readonly message: string } }

export type Hands = {
  /** How many look into the queue independently of each other. */
  readonly hands: number
  /** How many jobs each takes out together, to work on them side by side. */
  readonly atOnce: number
  /** Whether the next look follows at once while each finds as many as it may take; else there is a pause. */
  readonly isHasty: boolean
  /** How long the pause is. */
  readonly pauseSeconds: number
}

/** Takes jobs of one kind out of the queue as they come; they stand back for what goes first. */
export async function takeJobs<Name extends JobName>(
  name: Name,
  { hands, atOnce, isHasty, pauseSeconds }: Hands,
  run: (job: TakenJob<Name>) => Promise<JobEnd>,
): Promise<void> {
  const options = {
    pollingIntervalSeconds: pauseSeconds,
    localConcurrency: hands,
    batchSize: atOnce,
    burstWhenBatchFull: isHasty,
    perJobResults: true,
  } as const
  const boss = await queue()
  const work = (jobs: readonly TakenJob<Name>[]) => Promise.all(jobs.map((job) => standBack().then(() => run(job))))
  await boss.work<JobInput<Name>, JobEnd[], typeof options>(name, options, work)
}
