import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { revokeInvitation as revokeRow } from '#lib/db/people/invitations.ts'

export const RevokeInvitationInput = z.object({ invitationId: z.uuid() })

export type RevokeInvitationInput = z.infer<typeof RevokeInvitationInput>

export type RevokeInvitationOutcome = { readonly ok: true } | { readonly ok: false; readonly refusal: 'not_found' }

/** The link opens nothing any more. */
export function revokeInvitation(
  scope: BranchScope,
  { invitationId }: RevokeInvitationInput,
): Promise<RevokeInvitationOutcome> {
  return inTransaction(async (tx) => {
    const email = await revokeRow(tx, scope, invitationId)
    if (!email) return { ok: false, refusal: 'not_found' }
    const subject = { subjectKind: 'invitation', subjectId: invitationId } as const
    await appendAudit(tx, scope, { action: 'person.invitation_revoked', ...subject, details: { email } })
    return { ok: true }
  })
}
