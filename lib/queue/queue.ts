import 'server-only'
import { PgBoss, type SendOptions } from 'pg-boss'
import { statementsForQueue, type Transaction } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'
import { log } from '#lib/log.ts'
import { JOBS, type JobInput, type JobName } from './jobs.ts'

const SCHEMA = 'pgboss'

let starting: Promise<PgBoss> | undefined

async function start(): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL.reveal(),
    schema: SCHEMA,
    max: 4,
    application_name: 'zapys-queue',
  })
  boss.on('error', (error) => log().error({ err: error }, 'the job queue broke down'))
  await boss.start()
  for (const [name, { queue }] of Object.entries(JOBS)) await boss.createQueue(name, queue)
  return boss
}

/** The queue of this process, started when it is first asked for. */
export function queue(): Promise<PgBoss> {
  starting ??= start()
  return starting
}

export async function stopQueue(): Promise<void> {
  const boss = await starting
  starting = undefined
  await boss?.stop({ graceful: true, timeout: 10_000 })
}

export type NewJob<Name extends JobName> = {
  readonly name: Name
  readonly input: JobInput<Name>
  readonly startAfter?: Date
  /** In a queue whose policy is `short`, a job that waits under the same key already is enough. */
  readonly key?: string
}

/** Queues a job as part of the caller's transaction: it exists exactly when the transaction is committed. */
export async function enqueueJob<Name extends JobName>(tx: Transaction, job: NewJob<Name>): Promise<void> {
  const boss = await queue()
  const { startAfter, key } = job
  const options: SendOptions = {
    db: statementsForQueue(tx),
    ...(startAfter && { startAfter }),
    ...(key && { singletonKey: key }),
  }
  await boss.send(job.name, job.input, options)
}

export type NewJobs<Input> = { readonly inputs: readonly Input[]; readonly keyOf: (input: Input) => string }

/**
 * Queues a job for each input as part of the caller's transaction, in one statement. One that waits, also for being
 * tried again, or is being worked on under the same key is enough.
 */
export async function enqueueJobs<Name extends JobName>(
  tx: Transaction,
  name: Name,
  { inputs, keyOf }: NewJobs<JobInput<Name>>,
): Promise<void> {
  if (inputs.length === 0) return
  await queue()
  const source = `(select wanted.*, now() as start_after from jsonb_to_recordset($1::jsonb) as wanted (input jsonb, key text)
    where not exists (select from ${SCHEMA}.job j
      where j.name = '${name}' and j.singleton_key = wanted.key and j.state < 'completed'))`
  const jobs = inputs.map((input) => ({ input, key: keyOf(input) }))
  await statementsForQueue(tx).executeSql(enqueueSql(name, source), [JSON.stringify(jobs)])
}

/** `enqueueSql` for one kind of job, once the queue's tables are there. */
export async function enqueueSqlOf(name: JobName): Promise<(source: string) => string> {
  await queue()
  return (source) => enqueueSql(name, source)
}

/**
 * SQL that queues one job for each row of `source`, which has the columns `input` (jsonb), `key` (text) and
 * `start_after` (timestamptz): for statements that keep something and its job in one go. A job that waits under the same
 * key already is enough. Keys are taken in their order, so that two statements never wait for each other.
 */
export function enqueueSql(name: JobName, source: string): string {
  return `insert into ${SCHEMA}.job (name, data, singleton_key, start_after, policy, retry_limit, retry_delay, retry_backoff,
      retry_delay_max, expire_seconds)
    select q.name, source.input, source.key, source.start_after, q.policy, q.retry_limit, q.retry_delay, q.retry_backoff,
      q.retry_delay_max, q.expire_seconds
    from ${source} source join ${SCHEMA}.queue q on q.name = '${name}'
    order by source.key
    on conflict do nothing`
}
