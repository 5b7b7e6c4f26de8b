import { runStatement } from '#lib/db/client.ts'
import { HANDLERS } from '#lib/jobs/handlers.ts'
import { JOBS, type JobInput, type JobName } from '#lib/queue/jobs.ts'
import { survives } from './app.ts'

type Job = { readonly id: string; readonly name: JobName; readonly data: unknown }

async function runJob<Name extends JobName>(name: Name, data: unknown): Promise<unknown> {
  const input = JOBS[name].input.parse(data) as JobInput<Name>
  return HANDLERS[name](input)
}

const TAKE = `with waiting as (
    select id, name, row_number() over (order by created_on, id) as place, count(*) over () as count
    from pgboss.job
    where state in ('created', 'retry') and start_after <= now() and name <> 'send-letter' and data ->> 'branchId' = $1
  )
  update pgboss.job job set state = 'active' from waiting
  where waiting.place = 1 + $2::int % waiting.count and job.name = waiting.name and job.id = waiting.id
  returning job.id::text, job.name, job.data`
const FORGET = 'delete from pgboss.job where name = $1 and id = $2::uuid'
const GIVE_BACK = "update pgboss.job set state = 'retry' where name = $1 and id = $2::uuid"

/**
 * Runs one of the salon's jobs as the queue would; letters are left where they are. One that breaks down waits again.
 * Says whether there was one.
 */
export async function runWaitingJob({ branchId }: { readonly branchId: string }, pick: number): Promise<boolean> {
  const [job] = await runStatement<Job>(TAKE, [branchId, pick], 'take-waiting-job')
  if (!job) return false
  const isDone = await survives(runJob(job.name, job.data))
  await runStatement(isDone ? FORGET : GIVE_BACK, [job.name, job.id])
  return true
}
