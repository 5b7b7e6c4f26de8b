import 'server-only'
import type { Role } from '#lib/branches/role-policy.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { lockBranch } from '#lib/db/branches.ts'
import type { Transaction } from '#lib/db/client.ts'
import { invariant } from '#lib/money/invariant.ts'

export type LockedMember = {
  readonly id: string
  readonly userId: string
  readonly role: Role
  readonly name: string
  /** Who of the team they are; null for who is none. */
  readonly staffMemberId: string | null
}

/** Everyone of a branch, held as they are until the transaction ends: who leaves and who may say so is seen together. */
export async function lockMembers(tx: Transaction, scope: BranchScope): Promise<readonly LockedMember[]> {
  await lockBranch(tx, scope)
  const members = await tx.membership.findMany({
    where: { branchId: scope.branchId },
    select: { id: true, userId: true, role: true, staffMemberId: true, user: { select: { name: true } } },
  })
  return members.map(({ user, ...member }) => ({ ...member, name: user.name }))
}

/** The role that whoever acts has now; it may have changed since they came in. */
export function roleOfActor(members: readonly LockedMember[], { actor }: BranchScope): Role {
  const member = actor.kind === 'user' ? members.find(({ userId }) => userId === actor.userId) : undefined
  invariant(member, 'whoever acts for a branch belongs to it')
  return member.role
}

export async function saveRole(
  tx: Transaction,
  scope: BranchScope,
  { id, role }: { readonly id: string; readonly role: Role },
): Promise<void> {
  await tx.membership.update({ where: { branchId_id: { branchId: scope.branchId, id } }, data: { role } })
}

export async function saveStaffOfMember(
  tx: Transaction,
  scope: BranchScope,
  { id, staffMemberId }: { readonly id: string; readonly staffMemberId: string | null },
): Promise<void> {
  await tx.membership.update({ where: { branchId_id: { branchId: scope.branchId, id } }, data: { staffMemberId } })
}

export async function deleteMembership(tx: Transaction, scope: BranchScope, id: string): Promise<void> {
  await tx.membership.delete({ where: { branchId_id: { branchId: scope.branchId, id } } })
}

/** False for somebody who belongs to the branch already. */
export async function insertMembership(
  tx: Transaction,
  scope: BranchScope,
  member: { readonly userId: string; readonly role: Role },
): Promise<boolean> {
  const { userId, role } = member
  const inserted = await tx.$executeRaw`
    insert into membership (branch_id, user_id, role) values (${scope.branchId}::uuid, ${userId}::uuid, ${role}::"MembershipRole")
    on conflict (branch_id, user_id) do nothing`
  return inserted > 0
}

/** Signs a person out everywhere: what they may do has changed. */
export async function deleteSessions(tx: Transaction, userId: string): Promise<void> {
  await tx.session.deleteMany({ where: { userId } })
}

export async function saveTwoFactorRule(tx: Transaction, scope: BranchScope, isRequired: boolean): Promise<void> {
  await tx.branch.update({ where: { id: scope.branchId }, data: { requiresTwoFactor: isRequired } })
}

/** Whether whoever acts signs in with a second factor. */
export async function hasTwoFactor(tx: Transaction, { actor }: BranchScope): Promise<boolean> {
  if (actor.kind !== 'user') return false
  const user = await tx.user.findUnique({ where: { id: actor.userId }, select: { twoFactorEnabled: true } })
  return user?.twoFactorEnabled ?? false
}
