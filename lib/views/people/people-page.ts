import 'server-only'
import type { Role } from '#lib/branches/role-policy.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'

export type PeoplePage = {
  readonly members: readonly {
    readonly id: string
    readonly userId: string
    readonly name: string
    readonly email: string
    readonly role: Role
    readonly hasTwoFactor: boolean
  }[]
  readonly invitations: readonly {
    readonly id: string
    readonly email: string
    readonly role: Role
    readonly expiresAt: Date
  }[]
  readonly requiresTwoFactor: boolean
}

/** Who may come into a branch, and who has been asked to. */
export async function getPeoplePage(scope: BranchScope): Promise<PeoplePage> {
  const { branchId } = scope
  const [members, invitations, branch] = await Promise.all([
    database().membership.findMany({
      where: { branchId },
      orderBy: [{ role: 'asc' }, { createdAt: 'asc' }],
      include: { user: { select: { name: true, email: true, twoFactorEnabled: true } } },
    }),
    database().invitation.findMany({
      where: { branchId, acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } },
      orderBy: { createdAt: 'asc' },
      select: { id: true, email: true, role: true, expiresAt: true },
    }),
    database().branch.findUniqueOrThrow({ where: { id: branchId }, select: { requiresTwoFactor: true } }),
  ])
  return {
    members: members.map(({ id, userId, role, user: { name, email, twoFactorEnabled } }) => ({
      ...{ id, userId, role, name, email, hasTwoFactor: twoFactorEnabled },
    })),
    invitations,
    requiresTwoFactor: branch.requiresTwoFactor,
  }
}
