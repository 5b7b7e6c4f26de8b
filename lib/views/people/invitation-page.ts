import 'server-only'
import type { Role } from '#lib/branches/role-policy.ts'
import { database } from '#lib/db/client.ts'
import { findOpenInvitation } from '#lib/db/people/invitations.ts'

export type InvitationPage = {
  readonly email: string
  readonly salon: string
  readonly role: Role
  /** There is an account with the invited address. */
  readonly isKnown: boolean
}

/** What an invitation's link shows; null for one that has ended. */
export async function findInvitationPage(token: string): Promise<InvitationPage | null> {
  const invitation = await findOpenInvitation(token)
  if (!invitation) return null
  const { email, salon, role } = invitation
  const user = await database().user.findUnique({ where: { email }, select: { id: true } })
  return { email, salon, role, isKnown: user !== null }
}
