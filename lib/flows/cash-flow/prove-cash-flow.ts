import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import {
  type CashFlowDifference,
  foldCashFlow,
  listCashFlowDifferences,
  listYearsOfCashFlow,
} from '#lib/db/cash-flow/cash-flow-days.ts'
import { database, inTransaction } from '#lib/db/client.ts'
import { insertNotice } from '#lib/db/notices.ts'
import { log } from '#lib/log.ts'
import { rebuildCashFlow } from './rebuild-cash-flow.ts'

/**
 * Proves that the days of a branch's reports are what its ledger says, after folding what the day has added. Where they
 * are not, staff are told, and the days are counted anew. Says what differed.
 */
export async function proveCashFlow(scope: BranchScope): Promise<readonly CashFlowDifference[]> {
  await inTransaction((tx) => foldCashFlow(tx, scope))
  const differences: CashFlowDifference[] = []
  for (const year of await listYearsOfCashFlow(database(), scope)) {
    differences.push(...(await listCashFlowDifferences(scope, year)))
  }
  const [first] = differences
  if (first) {
    log().error({ branchId: scope.branchId, differences }, 'the days of the reports are not what the ledger says')
    await insertNotice(database(), scope, { kind: 'report_differs', paymentId: null, subject: first.day })
    await rebuildCashFlow(scope)
  }
  return differences
}
