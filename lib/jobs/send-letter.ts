import 'server-only'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database, inTransaction } from '#lib/db/client.ts'
import { insertAccessLink } from '#lib/db/visits/access-links.ts'
import { getVisitLetterData, type VisitLetterData } from '#lib/db/visits/visit-letters.ts'
import { env } from '#lib/env.ts'
import { sendMail } from '#lib/letters/send-mail.ts'
import { type VisitLetterKind, visitLetter } from '#lib/letters/visit-letter.ts'

type LetterOrder = { readonly visitId: string; readonly letter: VisitLetterKind }

/** Writes to a visit's client. Each letter carries a link of its own, because links cannot be read back. */
export async function sendLetter(scope: BranchScope, { visitId, letter: kind }: LetterOrder): Promise<void> {
  const data = await getVisitLetterData(scope, visitId)
  const link = kind === 'visit_booked' ? await linkToVisit(scope, { visitId, data }) : linkToForm(data)
  await sendMail({ to: data.to, ...visitLetter(kind, { ...data, link }) })
  const details = { letter: kind }
  await inTransaction((tx) =>
    appendAudit(tx, scope, { action: 'letter.sent', subjectKind: 'visit', subjectId: visitId, details }),
  )
}

const linkToForm = ({ locale, branch }: VisitLetterData) => `${env().APP_ORIGIN}/${locale}/book/${branch.slug}`

async function linkToVisit(
  scope: BranchScope,
  { visitId, data }: { readonly visitId: string; readonly data: VisitLetterData },
): Promise<string> {
  const token = await insertAccessLink(database(), scope, { visitId, purpose: 'manage_visit' })
  return `${linkToForm(data)}/done/${token}`
}
