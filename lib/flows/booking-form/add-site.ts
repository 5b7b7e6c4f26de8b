import 'server-only'
import * as z from 'zod'
import { siteOriginFrom } from '#lib/branches/site-origin.ts'
import { appendAudit } from '#lib/db/audit-entries.ts'
import { type BranchSite, insertSite, listSites } from '#lib/db/branch-forms.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { lockBranch } from '#lib/db/branches.ts'
import { inTransaction } from '#lib/db/client.ts'

export const AddSiteInput = z.object({ address: z.string().max(2000) })

export type AddSiteInput = z.infer<typeof AddSiteInput>

export type AddSiteOutcome =
  | { readonly ok: true; readonly site: BranchSite }
  | { readonly ok: false; readonly refusal: 'site_malformed' | 'site_already_listed' | 'sites_too_many' }

const MOST_SITES = 20

/** Lets the booking form stand in a frame on a site of the salon's. */
export async function addSite(scope: BranchScope, { address }: AddSiteInput): Promise<AddSiteOutcome> {
  const origin = siteOriginFrom(address)
  if (!origin) return { ok: false, refusal: 'site_malformed' }
  return inTransaction(async (tx) => {
    await lockBranch(tx, scope)
    const sites = await listSites(tx, scope)
    if (sites.some((site) => site.origin === origin)) return { ok: false, refusal: 'site_already_listed' }
    if (sites.length >= MOST_SITES) return { ok: false, refusal: 'sites_too_many' }
    const site = await insertSite(tx, scope, origin)
    const details = { origin }
    await appendAudit(tx, scope, { action: 'site.added', subjectKind: 'booking_form', subjectId: site.id, details })
    return { ok: true, site }
  })
}
