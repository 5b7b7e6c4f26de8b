import 'server-only'
import type { BranchScope } from './branch-scopes.ts'
import type { Transaction } from './client.ts'

export type NewAuditEntry = {
  /** What was done: `refund.requested`. */
  readonly action: string
  readonly subjectKind: 'payment' | 'refund' | 'visit' | 'stripe_account' | 'terms'
  readonly subjectId: string
  readonly details?: Readonly<Record<string, string | number | boolean | null>>
}

/** Writes down who did something, in the transaction that does it. */
export async function appendAudit(tx: Transaction, scope: BranchScope, entry: NewAuditEntry): Promise<void> {
  const { actor, branchId } = scope
  const actorId = actor.kind === 'user' ? actor.userId : null
  const { details = {}, ...data } = entry
  await tx.auditEntry.create({
    data: { ...data, details, branchId, actorKind: actor.kind, actorId },
    select: { at: true },
  })
}
