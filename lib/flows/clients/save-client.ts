import 'server-only'
import * as z from 'zod'
import { changedFields } from '#lib/branches/changed-fields.ts'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction, type Transaction } from '#lib/db/client.ts'
import { claimPhone, findCardOfPhone, lockClient, saveClientFacts, swapPhones } from '#lib/db/clients/clients.ts'

export const SaveClientInput = z.object({
  clientId: z.uuid(),
  name: z.string().trim().min(1).max(120),
  /** E.164. */
  phone: z.string().regex(/^\+[1-9]\d{6,14}$/),
  /** Empty for who has none. */
  email: z.union([z.literal(''), z.email().max(254)]),
  note: z.string().trim().max(2000),
})

export type SaveClientInput = z.infer<typeof SaveClientInput>

export type SaveClientOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: 'client_not_found' | 'client_is_erased' }
  | { readonly ok: false; readonly refusal: 'phone_taken'; readonly otherId: string }

/** Corrects a client’s card. Visits keep the contact that they were booked with; a number is one person’s only. */
export function saveClient(scope: BranchScope, input: SaveClientInput): Promise<SaveClientOutcome> {
  const { clientId, note, ...contact } = input
  const facts = { ...contact, note: note || null }
  return inTransaction<SaveClientOutcome>(async (tx) => {
    const before = await lockClient(tx, scope, clientId)
    if (!before) return { ok: false, refusal: 'client_not_found' }
    if (before.isErased) return { ok: false, refusal: 'client_is_erased' }
    const changed = changedFields(before, { ...before, ...facts })
    if (!changed) return { ok: true }
    const otherId = before.phone === facts.phone ? null : await takePhone(tx, scope, { clientId, phone: facts.phone })
    if (otherId) return { ok: false, refusal: 'phone_taken', otherId }
    await saveClientFacts(tx, scope, { id: clientId, facts })
    // Which of them, and never what: the log keeps what it was told for ever.
    const subject = { subjectKind: 'client', subjectId: clientId } as const
    await appendAudit(tx, scope, { action: 'client.changed', ...subject, details: { changed } })
    return { ok: true }
  })
}

type Wish = { readonly clientId: string; readonly phone: string }

/** Makes a number free for a client; says whose it is if it is another’s. */
async function takePhone(tx: Transaction, scope: BranchScope, { clientId, phone }: Wish): Promise<string | null> {
  if (await claimPhone(tx, scope, phone)) return null
  const card = await findCardOfPhone(tx, scope, phone)
  if (card?.mergedIntoId !== clientId) return card?.mergedIntoId ?? card?.id ?? clientId
  await swapPhones(tx, scope, { id: clientId, mergedId: card.id, phone })
  return null
}
