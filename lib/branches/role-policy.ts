export const ROLES = ['owner', 'admin', 'reception', 'staff_member'] as const

export type Role = (typeof ROLES)[number]

// Nobody makes somebody what they could not unmake: an admin cannot touch owners or other admins.
const MAY_GRANT: Readonly<Record<Role, readonly Role[]>> = {
  owner: ROLES,
  admin: ['reception', 'staff_member'],
  reception: [],
  staff_member: [],
}

export const grantableRoles = (actor: Role): readonly Role[] => MAY_GRANT[actor]

export type RoleDecision =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: 'role_out_of_reach' | 'last_owner' }

type Change = {
  readonly actor: Role
  readonly from: Role
  /** Null takes the person out of the branch. */
  readonly to: Role | null
  readonly owners: number
}

/** Whether a person's role may be changed, or they may be taken out. The last owner stays. */
export function decideRoleChange({ actor, from, to, owners }: Change): RoleDecision {
  const mayGrant = MAY_GRANT[actor]
  if (!mayGrant.includes(from) || (to && !mayGrant.includes(to))) return { ok: false, refusal: 'role_out_of_reach' }
  if (from === 'owner' && to !== 'owner' && owners < 2) return { ok: false, refusal: 'last_owner' }
  return { ok: true }
}
