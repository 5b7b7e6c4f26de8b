import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { invariant } from '#lib/money/invariant.ts'

// Less than the app waits for a lock.
const MOST_WAIT_MS = 4000

// Whoever waits for this connection, and whoever waits for them. pg_stat_activity would not do: a transaction sees it as
// it was when it first looked.
const WAITING = `with others as (select distinct pid, pg_blocking_pids(pid) as blockers from pg_locks where not granted),
  first as (select pid from others where pg_backend_pid() = any (blockers))
  select count(*)::int as count from others
  where pid in (select pid from first) or blockers && array(select pid from first)`

type Taking = { readonly select: string; readonly values: readonly unknown[]; readonly until: number }

/**
 * Takes rows as somebody else would, begins `act`, and lets them go once so many transactions wait for them: what was
 * left to luck happens each time. Where nobody comes to wait, nobody asks whether the rows are free.
 */
export async function whileTaken<Result>(
  { select, values, until }: Taking,
  act: () => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client(process.env.DATABASE_URL)
  await client.connect()
  try {
    await client.query('begin')
    await client.query(select, [...values])
    const result = act()
    result.catch(() => undefined)
    const end = Date.now() + MOST_WAIT_MS
    for (let waiting = 0; waiting < until; ) {
      invariant(Date.now() < end, `${until} transactions wait for rows that are taken, ${waiting} do`)
      await pause(10)
      const { rows } = await client.query<{ count: number }>(WAITING)
      waiting = rows[0]?.count ?? 0
    }
    await client.query('commit')
    return await result
  } finally {
    await client.end()
  }
}
