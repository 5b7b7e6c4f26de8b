import 'server-only'
import { audit, CHECK_COUNT, type Finding } from '#lib/db/auditor.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { countOpenNotices, insertNotice, saveNoticeResolved } from '#lib/db/notices.ts'
import { insertRun } from '#lib/db/reconciliation/reconciliation-runs.ts'
import { log } from '#lib/log.ts'

/**
 * Looks through all that a branch has for what must never be, and writes down that it did, for the health panel. Where
 * something is found, staff have one notice until nothing is found any more, and the log has what it is. Says what was found.
 */
export async function auditBranch(scope: BranchScope): Promise<readonly Finding[]> {
  const { branchId } = scope
  const startedAt = new Date()
  const findings = await audit(branchId)
  const result = { seen: CHECK_COUNT, missed: 0, differences: findings }
  const run = await insertRun(scope, { kind: 'audit', stripeAccountId: null, startedAt, ...result })
  if (findings.length === 0) {
    await saveNoticeResolved(database(), scope, { kind: 'books_wrong' })
    return findings
  }
  log().error({ branchId, findings }, 'the books of a branch have what must never be')
  if ((await countOpenNotices(scope, 'books_wrong')) === 0) {
    await insertNotice(database(), scope, { kind: 'books_wrong', paymentId: null, subject: run })
  }
  return findings
}
