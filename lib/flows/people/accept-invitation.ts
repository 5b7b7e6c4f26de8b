import 'server-only'
import { appendAudit } from '#lib/db/audit-entries.ts'
import { scopeOfInvitation } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { acceptInvitationRow, findOpenInvitation } from '#lib/db/people/invitations.ts'
import { insertMembership } from '#lib/db/people/memberships.ts'

export type AcceptInvitationOutcome =
  | { readonly ok: true; readonly slug: string }
  | { readonly ok: false; readonly refusal: 'invitation_over' | 'invitation_of_another' }

type Person = { readonly id: string; readonly email: string }

/** Lets the invited person in, once. Somebody else who holds the link stays outside. */
export async function acceptInvitation(user: Person, token: string): Promise<AcceptInvitationOutcome> {
  const invitation = await findOpenInvitation(token)
  if (!invitation) return { ok: false, refusal: 'invitation_over' }
  if (invitation.email !== user.email.toLowerCase()) return { ok: false, refusal: 'invitation_of_another' }
  const { id, role, slug } = invitation
  const scope = scopeOfInvitation(invitation, user.id)
  return inTransaction(async (tx) => {
    if (!(await acceptInvitationRow(tx, scope, id))) return { ok: false, refusal: 'invitation_over' }
    // Whoever belongs to the branch already keeps the role that they have.
    if (await insertMembership(tx, scope, { userId: user.id, role })) {
      const subject = { subjectKind: 'person', subjectId: user.id } as const
      await appendAudit(tx, scope, { action: 'person.joined', ...subject, details: { role } })
    }
    return { ok: true, slug }
  })
}
