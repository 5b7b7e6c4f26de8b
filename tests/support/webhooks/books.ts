import { database, runStatement } from '#lib/db/client.ts'
import type { Salon } from '#tests/support/salon.ts'

/** Every table with rows of one branch. */
async function listTables(): Promise<readonly string[]> {
  const rows = await database().$queryRaw<{ name: string }[]>`
    select c.table_name as name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name = 'branch_id' and t.table_type = 'BASE TABLE'
    order by c.table_name`
  return rows.map(({ name }) => name)
}

let statement: Promise<string> | undefined

// What the health panel shows of a wrong set-up is not of the books.
const HEALTH = `'mode_mixed_at' - 'mismatched_at'`

async function booksStatement(): Promise<string> {
  const tables = (await listTables()).map(
    (name) => `select '${name}' as name, to_jsonb(t) - ${HEALTH} as row from "${name}" t where branch_id = $1::uuid`,
  )
  const jobs = `select 'job', to_jsonb(j) from pgboss.job j where (data ->> 'branchId')::uuid = $1`
  return `select name, count(*)::int as count, md5(string_agg(row::text, ',' order by row::text)) as hash
    from (${[...tables, jobs].join(' union all ')}) books group by name order by name`
}

/** All that is written down about a branch, table by table: how many rows, and a hash of them. */
export async function booksOf({ branchId }: Salon): Promise<readonly unknown[]> {
  statement ??= booksStatement()
  return runStatement(await statement, [branchId])
}
