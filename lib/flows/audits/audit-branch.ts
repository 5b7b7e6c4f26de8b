import 'server-only'
import { createHash } from 'node:crypto'
import { audit, CHECK_COUNT, EVENT_WAITS, type Finding } from '#lib/db/auditor.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { countOpenNotices, insertNotice, saveNoticeResolved } from '#lib/db/notices.ts'
import { insertRun } from '#lib/db/reconciliation/reconciliation-runs.ts'
import { log } from '#lib/log.ts'

/**
 * Looks through all that a branch has for what must never be, and writes down that it did, for the health panel. Where the
 * books are wrong, staff have one notice of the same findings until there are none any more, and the log has what they are.
 * Says what was found.
 */
export async function auditBranch(scope: BranchScope): Promise<readonly Finding[]> {
  const { branchId } = scope
  const startedAt = new Date()
  const findings = await audit(branchId)
  // Behind a key that was revoked events wait for good; the panel speaks of the key, and nothing of the books is wrong.
  const wrong = findings.filter(({ check }) => check !== EVENT_WAITS)
  const result = { seen: CHECK_COUNT, missed: 0, differences: wrong }
  await insertRun(scope, { kind: 'audit', stripeAccountId: null, startedAt, ...result })
  if (findings.length > 0) log().error({ branchId, findings }, 'a branch has what must never be')
  if (wrong.length === 0) await saveNoticeResolved(database(), scope, { kind: 'books_wrong' })
  else if ((await countOpenNotices(scope, 'books_wrong')) === 0) {
    await insertNotice(database(), scope, { kind: 'books_wrong', paymentId: null, subject: nameOf(wrong) })
  }
  return findings
}

/** The same findings have the same name: what staff have seen to is not told anew each night. */
function nameOf(findings: readonly Finding[]): string {
  const lines = findings.map(({ check, subject }) => `${check} ${subject}`).toSorted()
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 32)
}
