import 'server-only'
import * as z from 'zod'
import { decideErasure, type ErasureRefusal } from '#lib/clients/erasure-policy.ts'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { getClientStanding, saveErasure } from '#lib/db/clients/client-erasures.ts'
import { lockClient } from '#lib/db/clients/clients.ts'

export const EraseClientInput = z.object({ clientId: z.uuid() })

export type EraseClientInput = z.infer<typeof EraseClientInput>

export type EraseClientOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: ErasureRefusal | 'client_not_found' | 'client_is_erased' }

/**
 * Takes a person out of the books for ever: a pseudonym stands wherever they were named. Sums, dates and Stripe’s ids
 * stay, so that the salon’s money still adds up. What is still going on comes to its end first.
 */
export function eraseClient(scope: BranchScope, { clientId }: EraseClientInput): Promise<EraseClientOutcome> {
  return inTransaction<EraseClientOutcome>(async (tx) => {
    const client = await lockClient(tx, scope, clientId)
    if (!client) return { ok: false, refusal: 'client_not_found' }
    if (client.isErased) return { ok: false, refusal: 'client_is_erased' }
    const decision = decideErasure(await getClientStanding(tx, scope, clientId))
    if (!decision.ok) return decision
    await saveErasure(tx, scope, clientId)
    await appendAudit(tx, scope, { action: 'client.erased', subjectKind: 'client', subjectId: clientId })
    return { ok: true }
  })
}
