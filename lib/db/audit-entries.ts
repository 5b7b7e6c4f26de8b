import 'server-only'
import type { BranchScope } from './branch-scopes.ts'
import { statementIn, type Transaction } from './client.ts'

export type NewAuditEntry = {
  /** What was done: `refund.requested`. */
  readonly action: string
  readonly subjectKind:
    | 'payment'
    | 'refund'
    | 'dispute'
    | 'visit'
    | 'stripe_account'
    | 'terms'
    | 'booking_form'
    | 'person'
    | 'invitation'
    | 'branch'
    | 'staff_member'
    | 'service'
    | 'service_category'
    | 'client'
  readonly subjectId: string
  readonly details?: Readonly<Record<string, string | number | boolean | null>>
}

/** Writes down who did something, in the transaction that does it. */
export function appendAudit(tx: Transaction, scope: BranchScope, entry: NewAuditEntry): Promise<void> {
  return appendAudits(tx, scope, [entry])
}

/**
 * The same of several things, in their order. From here to the end of its transaction a branch's log waits for it, so
 * this is the last that a transaction does.
 */
export async function appendAudits(
  tx: Transaction,
  scope: BranchScope,
  entries: readonly NewAuditEntry[],
): Promise<void> {
  if (entries.length === 0) return
  const { actor, branchId } = scope
  const actorId = actor.kind === 'user' ? actor.userId : null
  await statementIn(tx)`
    insert into audit_entry (branch_id, actor_kind, actor_id, action, subject_kind, subject_id, details)
    select ${branchId}::uuid, ${actor.kind}::"AuditActorKind", ${actorId}::uuid, action, subject_kind, subject_id,
      coalesce(details, '{}')
    from rows from (
      jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
      as (action text, "subjectKind" text, "subjectId" text, details jsonb)
    ) with ordinality as e (action, subject_kind, subject_id, details, position)
    order by position`
}
