import 'server-only'
import * as z from 'zod'
import { saveBranchDraft } from '#lib/db/people/new-branches.ts'

/** What the set-up's fields hold, as they are typed; nothing of it is believed until the salon is made. */
export const SaveDraftInput = z
  .record(z.string().max(40), z.string().max(1000))
  .refine((answers) => Object.keys(answers).length <= 40)

export type SaveDraftInput = z.infer<typeof SaveDraftInput>

/** Keeps a half-finished set-up, for whichever browser it is taken up in again. */
export async function saveDraft(
  user: { readonly id: string },
  answers: SaveDraftInput,
): Promise<{ readonly ok: true }> {
  await saveBranchDraft(user.id, answers)
  return { ok: true }
}
