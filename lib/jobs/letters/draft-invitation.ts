import 'server-only'
import { renewInvitationToken } from '#lib/db/people/invitations.ts'
import { env } from '#lib/env.ts'
import { invitationLetter } from '#lib/letters/people-letters.ts'
import type { Drafting } from './draft.ts'

/** An invitation's link, made for this very letter. One that has ended is not sent. */
export const draftInvitation: Drafting = async (scope, { subjectId: invitationId }) => {
  const data = await renewInvitationToken(scope, invitationId)
  if (!data) return null
  const link = `${env().APP_ORIGIN}/${data.locale}/invitation/${data.token}`
  return { to: data.email, letter: invitationLetter({ ...data, link }) }
}
