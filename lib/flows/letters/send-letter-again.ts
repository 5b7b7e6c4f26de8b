import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { lockLetter, saveLetterAskedAgain } from '#lib/db/letters/letters.ts'
import { saveContactEmail } from '#lib/db/visits/contacts.ts'
import { enqueueJob } from '#lib/queue/queue.ts'

/** `email` is the client's address as it should have been. */
export const SendLetterAgainInput = z.object({
  letterId: z.uuid(),
  email: z.string().trim().max(254).pipe(z.email()).optional(),
})

export type SendLetterAgainInput = z.infer<typeof SendLetterAgainInput>

export type SendLetterAgainOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: 'letter_not_found' }

/**
 * Sends a letter once more that did not arrive, for a client to a corrected address, where all later ones of the visit
 * go too. One that waits or was sent is left alone: pressed twice it is the same.
 */
export function sendLetterAgain(
  scope: BranchScope,
  { letterId, email }: SendLetterAgainInput,
): Promise<SendLetterAgainOutcome> {
  return inTransaction(async (tx) => {
    const letter = await lockLetter(tx, scope, letterId)
    if (!letter) return { ok: false, refusal: 'letter_not_found' }
    const { state, visitId, userId, kind } = letter
    if (state !== 'failed' && state !== 'bounced') return { ok: true }

    const isReaddressed = email !== undefined && visitId !== null && userId === null
    if (isReaddressed) await saveContactEmail(tx, scope, { visitId, email })
    await saveLetterAskedAgain(tx, scope, letterId)
    await enqueueJob(tx, { name: 'send-letter', input: { branchId: scope.branchId, letterId }, key: letterId })
    await appendAudit(tx, scope, {
      action: isReaddressed ? 'letter.readdressed' : 'letter.asked_again',
      ...(visitId
        ? { subjectKind: 'visit', subjectId: visitId }
        : { subjectKind: 'invitation', subjectId: letter.subjectId }),
      details: { letter: kind },
    })
    return { ok: true }
  })
}
