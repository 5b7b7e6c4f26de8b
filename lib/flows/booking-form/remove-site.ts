import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import { deleteSite } from '#lib/db/branch-forms.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'

export const RemoveSiteInput = z.object({ siteId: z.uuid() })

export type RemoveSiteInput = z.infer<typeof RemoveSiteInput>

export type RemoveSiteOutcome = { readonly ok: true } | { readonly ok: false; readonly refusal: 'not_found' }

/** From now on browsers do not show the form on that site any more. */
export function removeSite(scope: BranchScope, { siteId }: RemoveSiteInput): Promise<RemoveSiteOutcome> {
  return inTransaction(async (tx) => {
    const site = await deleteSite(tx, scope, siteId)
    if (!site) return { ok: false, refusal: 'not_found' }
    const details = { origin: site.origin }
    await appendAudit(tx, scope, { action: 'site.removed', subjectKind: 'booking_form', subjectId: siteId, details })
    return { ok: true }
  })
}
