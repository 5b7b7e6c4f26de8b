import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import { saveAccent } from '#lib/db/branch-forms.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'

/** `#a3234a`; null is the product's own colour. */
export const ChangeAccentInput = z.object({
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/)
    .nullable(),
})

export type ChangeAccentInput = z.infer<typeof ChangeAccentInput>

/** Gives the form the salon's colour. */
export async function changeAccent(scope: BranchScope, { accent }: ChangeAccentInput): Promise<{ readonly ok: true }> {
  await inTransaction(async (tx) => {
    await saveAccent(tx, scope, accent)
    const subject = { subjectKind: 'booking_form', subjectId: 'accent' } as const
    await appendAudit(tx, scope, { action: 'form.accent_changed', ...subject, details: { accent } })
  })
  return { ok: true }
}
