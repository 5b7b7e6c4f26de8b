import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { findPaymentLink } from '#lib/db/links/payment-links.ts'
import { linkState } from '#lib/payments/links/link-policy.ts'
import { addressOfLink } from './address-of-link.ts'

export const ShowLinkInput = z.object({ linkId: z.uuid() })

export type ShowLinkInput = z.infer<typeof ShowLinkInput>

export type ShowLinkOutcome =
  | { readonly ok: true; readonly address: string }
  | { readonly ok: false; readonly refusal: 'link_not_found' | 'link_already_paid' | 'link_withdrawn' }

/** Gives staff another address of a link that can still be paid: to copy it, or to show it as a code. */
export function showPaymentLink(scope: BranchScope, { linkId }: ShowLinkInput): Promise<ShowLinkOutcome> {
  return inTransaction<ShowLinkOutcome>(async (tx) => {
    const link = await findPaymentLink(tx, scope, linkId)
    if (!link) return { ok: false, refusal: 'link_not_found' }
    const state = linkState(link)
    if (state !== 'open') return { ok: false, refusal: state === 'paid' ? 'link_already_paid' : 'link_withdrawn' }
    const { visitId } = link
    const address = await addressOfLink(tx, scope, { linkId, visitId })
    await appendAudit(tx, scope, {
      action: 'pay_link.shown',
      subjectKind: 'visit',
      subjectId: visitId,
      details: { linkId },
    })
    return { ok: true, address }
  })
}
