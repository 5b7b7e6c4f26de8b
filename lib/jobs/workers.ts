import 'server-only'
import { log } from '#lib/log.ts'
import { JOBS, type JobInput, type JobName } from '#lib/queue/jobs.ts'
import { queue } from '#lib/queue/queue.ts'
import { HANDLERS } from './handlers.ts'

const POLLING_SECONDS = 0.5
const AT_ONCE = 4

/** Starts the hands of the queue in this process, and the clock of what comes again by itself. */
export async function startWorkers(): Promise<void> {
  await startWorker('handle-stripe-event')
  await startWorker('send-refund')
  await startWorker('send-hold-order')
  await startWorker('cancel-payment')
  await startWorker('expire-hold')
  await startWorker('reconcile-account')
  await startWorker('prove-ledgers')
  await startWorker('prove-ledger')
  await startWorker('sync-open-payments')
  await startWorker('send-letter')
  const boss = await queue()
  await boss.schedule('sync-open-payments', '*/10 * * * *', {})
  await boss.schedule('prove-ledgers', '17 3 * * *', {})
  log().info('the workers have started')
}

async function startWorker<Name extends JobName>(name: Name): Promise<void> {
  const boss = await queue()
  const options = { pollingIntervalSeconds: POLLING_SECONDS, localConcurrency: AT_ONCE }
  await boss.work<JobInput<Name>>(name, options, async (jobs) => {
    for (const { id, data } of jobs) await runJob(name, { id, data })
  })
}

/** Runs one job. What it throws goes to the queue, which tries again later. */
async function runJob<Name extends JobName>(
  name: Name,
  job: { readonly id: string; readonly data: JobInput<Name> },
): Promise<void> {
  try {
    JOBS[name].input.parse(job.data)
    await HANDLERS[name](job.data)
  } catch (error) {
    log().warn({ job: name, id: job.id, err: error }, 'a job broke down and will be tried again')
    throw error
  }
}
