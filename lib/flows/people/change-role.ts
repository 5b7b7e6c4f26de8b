import 'server-only'
import * as z from 'zod'
import { decideRoleChange, ROLES, type RoleDecision } from '#lib/branches/role-policy.ts'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { deleteMembership, deleteSessions, lockMembers, roleOfActor, saveRole } from '#lib/db/people/memberships.ts'

/** Null takes the person out of the branch. */
export const ChangeRoleInput = z.object({ membershipId: z.uuid(), role: z.enum(ROLES).nullable() })

export type ChangeRoleInput = z.infer<typeof ChangeRoleInput>

export type ChangeRoleOutcome = RoleDecision | { readonly ok: false; readonly refusal: 'not_found' }

/** Gives a person another role or takes them out. Either signs them out everywhere; the last owner stays. */
export function changeRole(scope: BranchScope, { membershipId, role }: ChangeRoleInput): Promise<ChangeRoleOutcome> {
  return inTransaction(async (tx) => {
    const members = await lockMembers(tx, scope)
    const member = members.find(({ id }) => id === membershipId)
    if (!member) return { ok: false, refusal: 'not_found' }
    const owners = members.filter((each) => each.role === 'owner').length
    const actor = roleOfActor(members, scope)
    const decision = decideRoleChange({ actor, from: member.role, to: role, owners })
    if (!decision.ok || member.role === role) return decision
    if (role) await saveRole(tx, scope, { id: membershipId, role })
    else await deleteMembership(tx, scope, membershipId)
    await deleteSessions(tx, member.userId)
    await appendAudit(tx, scope, {
      action: role ? 'person.role_changed' : 'person.removed',
      subjectKind: 'person',
      subjectId: member.userId,
      details: { name: member.name, from: member.role, to: role },
    })
    return { ok: true }
  })
}
