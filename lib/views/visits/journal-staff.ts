import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import type { VisitsOf } from './visit-card.ts'

/** Those who have a column in the journal, in the salon's own order; who has left has none. */
export function listJournalStaff(
  scope: BranchScope,
  of: VisitsOf,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return database().staffMember.findMany({
    where: {
      ...{ branchId: scope.branchId, archivedAt: null },
      ...(of !== 'everyone' && { id: { in: of.staffMemberId ? [of.staffMemberId] : [] } }),
    },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true },
  })
}
