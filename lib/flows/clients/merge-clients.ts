import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { saveMerge, saveNote } from '#lib/db/clients/client-merges.ts'
import { lockClients } from '#lib/db/clients/clients.ts'

const MOST_NOTE = 2000

export const MergeClientsInput = z
  .object({
    /** Whose card stays. */
    keepId: z.uuid(),
    /** Whose card goes. */
    mergeId: z.uuid(),
  })
  .refine(({ keepId, mergeId }) => keepId !== mergeId)

export type MergeClientsInput = z.infer<typeof MergeClientsInput>

export type MergeClientsOutcome =
  | { readonly ok: true; readonly visits: number }
  | { readonly ok: false; readonly refusal: 'client_not_found' | 'client_is_erased' }

/**
 * Makes two cards of one person one: all visits and their payments go to the card that stays, and whoever books with the
 * other number from now on is that person. There is no way back.
 */
export function mergeClients(scope: BranchScope, { keepId, mergeId }: MergeClientsInput): Promise<MergeClientsOutcome> {
  return inTransaction<MergeClientsOutcome>(async (tx) => {
    const clients = await lockClients(tx, scope, [keepId, mergeId])
    const keep = clients.find(({ id }) => id === keepId)
    const merge = clients.find(({ id }) => id === mergeId)
    if (!keep || !merge || keep.mergedIntoId || merge.mergedIntoId) return { ok: false, refusal: 'client_not_found' }
    if (keep.isErased || merge.isErased) return { ok: false, refusal: 'client_is_erased' }
    const visits = await saveMerge(tx, scope, { keepId, mergeId })
    const notes = [keep.note, merge.note].filter((note) => note !== null).join('\n\n')
    if (merge.note) await saveNote(tx, scope, { id: keepId, note: notes.slice(0, MOST_NOTE) })
    const subject = { subjectKind: 'client', subjectId: keepId } as const
    await appendAudit(tx, scope, { action: 'client.merged', ...subject, details: { mergedId: mergeId, visits } })
    return { ok: true, visits }
  })
}
