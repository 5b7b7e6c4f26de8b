import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { runStatement } from '#lib/db/client.ts'
import { invariant } from '#lib/money/invariant.ts'
import type { Day } from '#lib/visits/calendar.ts'

/** A moment as the clock on the salon's wall shows it. */
export type WallTime = { readonly day: Day; readonly minute: number }

/** When the branch's clock shows a time: the later moment where it shows it twice, the skip where it never does. */
export async function getInstantOf(scope: BranchScope, { day, minute }: WallTime): Promise<Date> {
  const [row] = await runStatement<{ at: number }>(
    'select local_minute($2::date, $3::int, b.time_zone) as at from branch b where b.id = $1::uuid',
    [scope.branchId, day, minute],
  )
  invariant(row, `branch ${scope.branchId} is gone`)
  return new Date(row.at * 60_000)
}
