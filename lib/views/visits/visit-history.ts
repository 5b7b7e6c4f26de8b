import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { runStatement } from '#lib/db/client.ts'
import type { AuditActorKind } from '#prisma/generated/enums.ts'

/** What happened to a visit and its money. */
export type HistoryLine = {
  readonly id: string
  readonly at: Date
  readonly actorKind: AuditActorKind
  readonly actorName: string | null
  readonly action: string
  readonly details: Readonly<Record<string, unknown>>
}

const MOST = 100

/** The latest first: from the audit log, of the visit, its payments and their refunds. */
export function listVisitHistory(scope: BranchScope, visitId: string): Promise<readonly HistoryLine[]> {
  return runStatement<HistoryLine>(
    `with subject as (
       select $2::text as id
       union all select p.id::text from payment p where p.branch_id = $1::uuid and p.visit_id = $2::uuid
       union all select r.id::text from refund r join payment p on p.branch_id = r.branch_id and p.id = r.payment_id
         where p.branch_id = $1::uuid and p.visit_id = $2::uuid)
     select a.id::text as id, a.at, a.actor_kind as "actorKind", u.name as "actorName", a.action, a.details
     from audit_entry a left join "user" u on u.id = a.actor_id
     where a.branch_id = $1::uuid and a.subject_kind in ('visit', 'payment', 'refund')
       and a.subject_id in (select id from subject)
     order by a.id desc limit ${MOST}`,
    [scope.branchId, visitId],
  )
}
