import 'server-only'
import * as z from 'zod'
import { grantableRoles, ROLES } from '#lib/branches/role-policy.ts'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { insertInvitation } from '#lib/db/people/invitations.ts'
import { lockMembers, roleOfActor } from '#lib/db/people/memberships.ts'
import { writeInvitation } from '#lib/flows/letters/write-letter.ts'
import { invariant } from '#lib/money/invariant.ts'

export const InvitePersonInput = z.object({
  email: z.string().trim().toLowerCase().max(254).pipe(z.email()),
  role: z.enum(ROLES),
  locale: z.string().length(2),
})

export type InvitePersonInput = z.infer<typeof InvitePersonInput>

export type InvitePersonOutcome = { readonly ok: true } | { readonly ok: false; readonly refusal: 'role_out_of_reach' }

/** Sends somebody a link by which they come in, once, within seven days. A link sent before ends. */
export function invitePerson(scope: BranchScope, input: InvitePersonInput): Promise<InvitePersonOutcome> {
  const { actor } = scope
  invariant(actor.kind === 'user', 'people are invited by people')
  return inTransaction(async (tx) => {
    const role = roleOfActor(await lockMembers(tx, scope), scope)
    if (!grantableRoles(role).includes(input.role)) return { ok: false, refusal: 'role_out_of_reach' }
    const invitationId = await insertInvitation(tx, scope, { ...input, invitedById: actor.userId })
    await writeInvitation(tx, scope, { invitationId, locale: input.locale })
    const details = { email: input.email, role: input.role }
    await appendAudit(tx, scope, {
      ...{ action: 'person.invited', subjectKind: 'invitation', subjectId: invitationId, details },
    })
    return { ok: true }
  })
}
