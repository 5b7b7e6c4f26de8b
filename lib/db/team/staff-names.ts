import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'

/** What each staff member of the branch is called, by their id. */
export async function listStaffNames({ branchId }: BranchScope): Promise<ReadonlyMap<string, string>> {
  const staff = await database().staffMember.findMany({ where: { branchId }, select: { id: true, name: true } })
  return new Map(staff.map(({ id, name }) => [id, name]))
}
