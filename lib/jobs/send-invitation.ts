import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { renewInvitationToken } from '#lib/db/people/invitations.ts'
import { env } from '#lib/env.ts'
import { invitationLetter } from '#lib/letters/people-letters.ts'
import { sendMail } from '#lib/letters/send-mail.ts'

/** Mails an invitation's link, made for this very letter. One that has ended is not sent. */
export async function sendInvitation(scope: BranchScope, invitationId: string): Promise<void> {
  const data = await renewInvitationToken(scope, invitationId)
  if (!data) return
  const link = `${env().APP_ORIGIN}/${data.locale}/invitation/${data.token}`
  await sendMail({ to: data.email, ...invitationLetter({ ...data, link }) })
}
