import { database } from '#lib/db/client.ts'
import { HANDLERS } from '#lib/jobs/handlers.ts'
import { JOBS, type JobInput, type JobName } from '#lib/queue/jobs.ts'
import { survives } from './app.ts'

type Job = { readonly id: string; readonly name: JobName; readonly data: unknown }

async function runJob<Name extends JobName>(name: Name, data: unknown): Promise<unknown> {
  const input = JOBS[name].input.parse(data) as JobInput<Name>
  return HANDLERS[name](input)
}

/**
 * Runs one of the salon's jobs as the queue would; letters are left where they are. One that breaks down waits again.
 * Says whether there was one.
 */
export async function runWaitingJob({ branchId }: { readonly branchId: string }, pick: number): Promise<boolean> {
  const waiting = await database().$queryRaw<Job[]>`
    select id::text, name, data from pgboss.job
    where state in ('created', 'retry') and start_after <= now() and name <> 'send-letter'
      and data ->> 'branchId' = ${branchId} order by created_on, id`
  const job = waiting[pick % waiting.length]
  if (!job) return false
  await database().$executeRaw`update pgboss.job set state = 'active' where name = ${job.name} and id = ${job.id}::uuid`
  const isDone = await survives(runJob(job.name, job.data))
  if (isDone) await database().$executeRaw`delete from pgboss.job where name = ${job.name} and id = ${job.id}::uuid`
  else
    await database()
      .$executeRaw`update pgboss.job set state = 'retry' where name = ${job.name} and id = ${job.id}::uuid`
  return true
}
