import 'server-only'
import { log } from '#lib/log.ts'
import { JOB_NAMES, JOBS, type JobName } from '#lib/queue/jobs.ts'
import { queue } from '#lib/queue/queue.ts'
import { type Hands, type JobEnd, type TakenJob, takeJobs } from '#lib/queue/take-jobs.ts'
import { HANDLERS } from './handlers.ts'

// Such a job mostly waits for Stripe, and what comes back is written together, so that many at once take few connections.
const MOST = { hands: 2, atOnce: 32, isHasty: true, pauseSeconds: 0.5 }
const FEW = { hands: 1, atOnce: 4, isHasty: false, pauseSeconds: 0.5 }
// What runs by the clock has nobody waiting for it: each look into the queue costs the database a little.
const LATER = { ...FEW, pauseSeconds: 5 }
// What reads all that a branch has: never two at once.
const ALONE = { ...LATER, atOnce: 1, isHasty: true }

const HANDS: { readonly [Name in JobName]: Hands } = {
  'handle-stripe-event': MOST,
  'send-refund': FEW,
  'send-hold-order': FEW,
  'send-dispute-answer': FEW,
  'cancel-payment': FEW,
  'end-open-payment': FEW,
  'expire-hold': FEW,
  'send-letter': FEW,
  'rebuild-cash-flow': FEW,
  'reconcile-account': LATER,
  'prove-ledgers': LATER,
  'prove-ledger': LATER,
  'prove-cash-flows': LATER,
  'prove-cash-flow': LATER,
  'audit-branches': LATER,
  'audit-branch': ALONE,
  'follow-balances': LATER,
  'follow-balance': LATER,
  'sync-open-payments': LATER,
  'write-reminders': LATER,
  'write-report-letters': LATER,
  'send-waiting-letters': LATER,
}

/** Starts the hands of the queue in this process, and the clock of what comes again by itself. */
export async function startWorkers(): Promise<void> {
  for (const name of JOB_NAMES) await startWorker(name, HANDS[name])
  const boss = await queue()
  await boss.schedule('sync-open-payments', '*/10 * * * *', {})
  await boss.schedule('write-reminders', '*/5 * * * *', {})
  await boss.schedule('write-report-letters', '*/10 * * * *', {})
  // What was missed while nobody was at work.
  await boss.send('write-report-letters', {})
  await boss.schedule('send-waiting-letters', '*/5 * * * *', {})
  // What waited for a mail server goes out as soon as there is one.
  await boss.send('send-waiting-letters', {})
  // Stripe counts what it is asked; webhooks bring payments at once.
  await boss.schedule('follow-balances', '23 * * * *', {})
  await boss.schedule('prove-cash-flows', '47 2 * * *', {})
  await boss.schedule('prove-ledgers', '17 3 * * *', {})
  await boss.schedule('audit-branches', '37 3 * * *', {})
  log().info('the workers have started')
}

function startWorker<Name extends JobName>(name: Name, hands: Hands): Promise<void> {
  return takeJobs(name, hands, (job) => runJob(name, job))
}

/** Runs one job. One that breaks down is failed without those beside it, and the queue tries it again later. */
async function runJob<Name extends JobName>(name: Name, { id, data }: TakenJob<Name>): Promise<JobEnd> {
  try {
    JOBS[name].input.parse(data)
    await HANDLERS[name](data)
    return { id, status: 'completed' }
  } catch (error) {
    log().warn({ job: name, id, err: error }, 'a job broke down and will be tried again')
    return { id, status: 'failed', output: { message: error instanceof Error ? error.message : String(error) } }
  }
}
