import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { beginCashFlowAnew, insertYearOfCashFlow, listYearsOfCashFlow } from '#lib/db/cash-flow/cash-flow-days.ts'
import { inTransaction } from '#lib/db/client.ts'

/**
 * Counts the days of a branch's reports anew from its ledger, in the zone that the branch has now. A report shows all of
 * it as it was before, or all of it as it is.
 */
export async function rebuildCashFlow(scope: BranchScope): Promise<void> {
  await inTransaction(async (tx) => {
    await beginCashFlowAnew(tx, scope)
    for (const year of await listYearsOfCashFlow(tx, scope)) await insertYearOfCashFlow(tx, scope, year)
  })
}
