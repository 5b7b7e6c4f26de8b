import 'server-only'
import { headers } from 'next/headers'
import { type BranchScope, findScopeOfMember } from '#lib/db/branch-scopes.ts'
import type { MembershipRole } from '#prisma/generated/enums.ts'
import { authentication } from './auth.ts'
import { type Permission, roleMay } from './permissions.ts'

export type SignedInUser = { readonly id: string; readonly name: string; readonly email: string }

export type Member = { readonly user: SignedInUser; readonly scope: BranchScope; readonly role: MembershipRole }

/** Whoever the request's session belongs to. */
export async function findSignedInUser(): Promise<SignedInUser | null> {
  return findUserOf(await headers())
}

async function findUserOf(requestHeaders: Headers): Promise<SignedInUser | null> {
  const session = await authentication().api.getSession({ headers: requestHeaders })
  if (!session) return null
  const { id, name, email } = session.user
  return { id, name, email }
}

export type Admission =
  | { readonly ok: true; readonly member: Member }
  | { readonly ok: false; readonly reason: 'signed_out' | 'not_a_member' | 'not_permitted' }

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
  if (permission && !roleMay(membership.role, permission)) return { ok: false, reason: 'not_permitted' }
  return { ok: true, member: { user, ...membership } }
}
