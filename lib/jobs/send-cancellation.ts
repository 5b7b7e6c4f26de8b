import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { getEndedVisit } from '#lib/db/visits/visit-endings.ts'
import { getVisitLetterData } from '#lib/db/visits/visit-letters.ts'
import { env } from '#lib/env.ts'
import { cancellationLetter } from '#lib/letters/cancellation-letter.ts'
import { sendMail } from '#lib/letters/send-mail.ts'

/** Writes to a client that their visit is cancelled, and what becomes of their money. */
export async function sendCancellation(scope: BranchScope, visitId: string): Promise<void> {
  const data = await getVisitLetterData(scope, visitId)
  const ended = await getEndedVisit(scope, visitId)
  const link = `${env().APP_ORIGIN}/${data.locale}/book/${data.branch.slug}`
  await sendMail({ to: data.to, ...cancellationLetter({ ...data, ...ended, link }) })
}
