import 'server-only'
import { headers } from 'next/headers'
import { type BranchScope, findScopeOfMember, listScopesOfMember, type MemberScope } from '#lib/db/branch-scopes.ts'
import type { MembershipRole } from '#prisma/generated/enums.ts'
import { authentication } from './auth.ts'
import { guardOf, type Permission, roleMay } from './permissions.ts'

export type SignedInUser = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly hasTwoFactor: boolean
  readonly sessionId: string
  readonly signedInAt: Date
}

export type Member = {
  readonly user: SignedInUser
  readonly scope: BranchScope
  readonly role: MembershipRole
  /** Whose days they see, where they see nobody else's. */
  readonly staffMemberId: string | null
}

/** Whoever the request's session belongs to. */
export async function findSignedInUser(): Promise<SignedInUser | null> {
  return findUserOf(await headers())
}

async function findUserOf(requestHeaders: Headers): Promise<SignedInUser | null> {
  const found = await authentication().api.getSession({ headers: requestHeaders })
  if (!found) return null
  const { user, session } = found
  const { id, name, email, twoFactorEnabled } = user
  return {
    id,
    name,
    email,
    hasTwoFactor: twoFactorEnabled ?? false,
    sessionId: session.id,
    signedInAt: session.createdAt,
  }
}

export type NotAdmitted = 'signed_out' | 'not_a_member' | 'not_permitted' | 'two_factor_needed' | 'sign_in_stale'

export type Admission =
  | { readonly ok: true; readonly member: Member }
  | { readonly ok: false; readonly reason: NotAdmitted }

/** Says whether the request's person may do something in a branch; without it, nothing of the branch is touched. */
export async function admit(slug: string, permission: Permission | null): Promise<Admission> {
  return admitWith(await headers(), { slug, permission })
}

/** The same for a route, which has its request at hand. */
export async function admitWith(
  requestHeaders: Headers,
  { slug, permission }: { readonly slug: string; readonly permission: Permission | null },
): Promise<Admission> {
  const user = await findUserOf(requestHeaders)
  if (!user) return { ok: false, reason: 'signed_out' }
  const membership = await findScopeOfMember(user.id, slug)
  if (!membership) return { ok: false, reason: 'not_a_member' }
  const reason = permission && whyNot(user, membership, permission)
  const { requiresTwoFactor: _, ...found } = membership
  return reason ? { ok: false, reason } : { ok: true, member: { user, ...found } }
}

/** What keeps a member from something, if anything does. */
function whyNot(user: SignedInUser, { role, requiresTwoFactor }: MemberScope, wish: Permission): NotAdmitted | null {
  if (!roleMay(role, wish)) return 'not_permitted'
  if (guardOf(wish).wantsTwoFactor && requiresTwoFactor && !user.hasTwoFactor) return 'two_factor_needed'
  return isFreshFor(user, wish) ? null : 'sign_in_stale'
}

/** Every branch in which a person may do something. */
export async function listBranchesFor(
  user: SignedInUser,
  permission: Permission,
): Promise<readonly { readonly scope: BranchScope; readonly slug: string; readonly name: string }[]> {
  const memberships = await listScopesOfMember(user.id)
  return memberships.filter((membership) => whyNot(user, membership, permission) === null)
}

/** Whether a person has shown lately enough that it is they. */
export function isFreshFor({ signedInAt }: SignedInUser, permission: Permission): boolean {
  const { freshMinutes } = guardOf(permission)
  return freshMinutes === null || Date.now() - signedInAt.getTime() < freshMinutes * 60_000
}
