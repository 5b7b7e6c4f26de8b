import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database, inTransaction } from '#lib/db/client.ts'
import { findNextTurn } from '#lib/db/letters/letters.ts'
import { findPaymentLink } from '#lib/db/links/payment-links.ts'
import { lockVisit } from '#lib/db/visits/visits.ts'
import { writeToClient } from '#lib/flows/letters/write-letter.ts'
import { linkState } from '#lib/payments/links/link-policy.ts'

export const MailLinkInput = z.object({ linkId: z.uuid() })

export type MailLinkInput = z.infer<typeof MailLinkInput>

export type MailLinkOutcome =
  | { readonly ok: true }
  | {
      readonly ok: false
      readonly refusal: 'link_not_found' | 'link_already_paid' | 'link_withdrawn' | 'client_without_email'
    }

/** Has a payment link sent to the visit's client by mail, with an address of its own. While one waits, it is enough. */
export async function mailPaymentLink(scope: BranchScope, { linkId }: MailLinkInput): Promise<MailLinkOutcome> {
  const known = await findPaymentLink(database(), scope, linkId)
  if (!known) return { ok: false, refusal: 'link_not_found' }
  const { visitId } = known
  return inTransaction<MailLinkOutcome>(async (tx) => {
    await lockVisit(tx, scope, visitId)
    const link = await findPaymentLink(tx, scope, linkId)
    const state = link && linkState(link)
    if (state !== 'open') return { ok: false, refusal: state === 'paid' ? 'link_already_paid' : 'link_withdrawn' }
    const letter = { kind: 'payment_link', subjectId: linkId } as const
    const turn = await findNextTurn(tx, scope, letter)
    if (turn === null) return { ok: true }
    const isWritten = await writeToClient(tx, scope, { ...letter, visitId, turn })
    if (!isWritten) return { ok: false, refusal: 'client_without_email' }
    const details = { linkId }
    await appendAudit(tx, scope, { action: 'pay_link.mailed', subjectKind: 'visit', subjectId: visitId, details })
    return { ok: true }
  })
}
