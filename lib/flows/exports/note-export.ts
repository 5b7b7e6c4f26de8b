import 'server-only'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'

type ExportedReport = {
  readonly action: 'export.report' | 'export.payouts' | 'export.branches' | 'export.rows' | 'export.payout'
}

type ExportedFile = {
  readonly action: 'export.payments' | 'export.ledger' | 'export.balance' | ExportedReport['action']
  /** Days of the branch; null where the file is not bound to any. */
  readonly from: string | null
  readonly to: string | null
}

/** Writes down who took which of the branch's books out, before the first line of the file leaves. */
export function noteExport(scope: BranchScope, { action, from, to }: ExportedFile): Promise<void> {
  const subject = { subjectKind: 'branch', subjectId: scope.branchId } as const
  const details = { ...(from && { from }), ...(to && { to }) }
  return inTransaction((tx) => appendAudit(tx, scope, { action, ...subject, details }))
}
