// Reads reports as their pages do, and the bare rows behind them, and prints how long each reading took. In a process
// of its own, because the rooms it imports are the server's.
import { type BranchScope, findScopeOfForm } from '#lib/db/branch-scopes.ts'
import { listCashFlowDifferences } from '#lib/db/cash-flow/cash-flow-days.ts'
import { disconnectDatabase, runStatement } from '#lib/db/client.ts'
import { compareBranches } from '#lib/views/cash-flow/branches-report.ts'
import { readReport } from '#lib/views/cash-flow/cash-flow-report.ts'
import { listUnknownFees } from '#lib/views/cash-flow/unknown-fees.ts'
import { dayOf } from '#lib/visits/calendar.ts'
import { periodNamed } from '#lib/visits/periods/report-period.ts'

const WARM_UP = 30
const READINGS = 100
const slugs: readonly string[] = JSON.parse(process.argv[2] ?? '[]')

async function scopeOf(slug: string): Promise<BranchScope> {
  const scope = await findScopeOfForm(slug)
  if (!scope) throw new Error(`there is no salon ${slug}`)
  return scope
}

const scopes = await Promise.all(slugs.map(scopeOf))
const [first] = scopes
if (!first) throw new Error('no salon was named')
const now = new Date()
const timeZone = 'Europe/Berlin'
const month = periodNamed('last_month', now, timeZone)
const year = { from: dayOf(new Date(now.getTime() - 364 * 86_400_000), timeZone), to: dayOf(now, timeZone) }
const branches = scopes.map((scope, index) => ({ scope, slug: slugs[index] ?? '', name: slugs[index] ?? '' }))

/** The sums alone, in one statement that is planned once: less cannot be asked of Postgres. */
const bare = (of: readonly BranchScope[], { from, to }: { readonly from: string; readonly to: string }) =>
  runStatement(
    `select branch_id, side, sum(gross_minor), sum(fees_minor) from cash_flow_day
    where branch_id = any($1::uuid[]) and dimension = 'whole' and day between $2 and $3 group by 1, 2`,
    [of.map(({ branchId }) => branchId), from, to],
    'bare-report',
  )

const page = (period: typeof year, by: 'day' | 'month' | 'service') =>
  Promise.all([readReport(first, { period, by, mode: null }), listUnknownFees(first, { period, mode: null })])

const WAYS = {
  'branch-month': () => page(month, 'day'),
  'branch-month-bare': () => bare([first], month),
  'branch-year': () => page(year, 'month'),
  'branch-year-by-service': () => page(year, 'service'),
  'branch-year-bare': () => bare([first], year),
  'branches-year': () => compareBranches(branches, { period: year, mode: null }),
  'branches-year-bare': () => bare(scopes, year),
}

const found: Record<string, readonly number[]> = {}
for (const [name, read] of Object.entries(WAYS)) {
  for (let reading = 0; reading < WARM_UP; reading += 1) await read()
  const times: number[] = []
  for (let reading = 0; reading < READINGS; reading += 1) {
    const startedAt = performance.now()
    await read()
    times.push(performance.now() - startedAt)
  }
  found[name] = times
}
const differences = await listCashFlowDifferences(first, now.getUTCFullYear())
console.log(JSON.stringify({ found, differences }))
await disconnectDatabase()
