import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'

/** What a salon says of somebody who works for it. */
export type StaffFacts = { readonly name: string; readonly jobTitle: string | null }

export type StoredStaffMember = StaffFacts & { readonly isArchived: boolean }

const keyOf = ({ branchId }: BranchScope, id: string) => ({ branchId_id: { branchId, id } })

/** How many of these people work for the branch now. */
export function countStaff(tx: Transaction, { branchId }: BranchScope, ids: readonly string[]): Promise<number> {
  return tx.staffMember.count({ where: { branchId, id: { in: [...ids] }, archivedAt: null } })
}

/** Takes a staff member's row: who changes them at the same time waits. Bookings do not. */
export async function lockStaffMember(
  tx: Transaction,
  scope: BranchScope,
  id: string,
): Promise<StoredStaffMember | null> {
  const [row] = await tx.$queryRaw<StoredStaffMember[]>`
    select name, job_title as "jobTitle", archived_at is not null as "isArchived" from staff_member
    where branch_id = ${scope.branchId}::uuid and id = ${id}::uuid for no key update`
  return row ?? null
}

/** Adds somebody after everyone else. They have no services and no hours yet: nobody can book them. */
export async function insertStaffMember(tx: Transaction, scope: BranchScope, facts: StaffFacts): Promise<string> {
  const { branchId } = scope
  const last = await tx.staffMember.aggregate({ where: { branchId }, _max: { position: true } })
  const position = (last._max.position ?? -1) + 1
  return (await tx.staffMember.create({ data: { branchId, position, ...facts }, select: { id: true } })).id
}

export async function saveStaffFacts(
  tx: Transaction,
  scope: BranchScope,
  { id, facts }: { readonly id: string; readonly facts: StaffFacts },
): Promise<void> {
  await tx.staffMember.update({ where: keyOf(scope, id), data: facts })
}

/** Takes somebody out of what can be booked, or puts them back. */
export async function saveStaffArchived(
  tx: Transaction,
  scope: BranchScope,
  { id, isArchived }: { readonly id: string; readonly isArchived: boolean },
): Promise<void> {
  await tx.staffMember.update({ where: keyOf(scope, id), data: { archivedAt: isArchived ? new Date() : null } })
}

/** Who works here now, in the order in which clients see them. */
export async function listStaffIds(tx: Transaction, { branchId }: BranchScope): Promise<readonly string[]> {
  const orderBy = [{ position: 'asc' }, { id: 'asc' }] as const
  const where = { branchId, archivedAt: null }
  const staff = await tx.staffMember.findMany({ where, orderBy: [...orderBy], select: { id: true } })
  return staff.map(({ id }) => id)
}

export async function saveStaffOrder(tx: Transaction, scope: BranchScope, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    update staff_member set position = wanted.place
    from unnest(${[...ids]}::uuid[]) with ordinality as wanted (id, place)
    where branch_id = ${scope.branchId}::uuid and staff_member.id = wanted.id`
}
