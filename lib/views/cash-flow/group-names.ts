import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import type { FlowGrouping } from '#lib/payments/reports/cash-flow.ts'

/** What the groups of a report are called where the salon has named them, by their ids; also those that are no more. */
export async function listGroupNames(
  { branchId }: BranchScope,
  by: FlowGrouping,
): Promise<ReadonlyMap<string, string>> {
  if (by !== 'service' && by !== 'staff_member') return new Map()
  const query = { where: { branchId }, select: { id: true, name: true } } as const
  const named =
    by === 'service' ? await database().service.findMany(query) : await database().staffMember.findMany(query)
  return new Map(named.map(({ id, name }) => [id, name]))
}
