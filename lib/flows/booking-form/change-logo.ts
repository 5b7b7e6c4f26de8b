import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import { deleteLogo, saveLogo } from '#lib/db/branch-forms.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { encodeLogo } from '#lib/images/encode-logo.ts'

const MOST_BYTES = 3_000_000

/** A file as a browser sends it; null takes the logo away. */
export const ChangeLogoInput = z.object({ file: z.file().max(MOST_BYTES).nullable() })

export type ChangeLogoInput = z.infer<typeof ChangeLogoInput>

export type ChangeLogoOutcome = { readonly ok: true } | { readonly ok: false; readonly refusal: 'logo_unreadable' }

/** Shows a logo above the form, drawn anew by us from whatever was sent, or none. */
export async function changeLogo(scope: BranchScope, { file }: ChangeLogoInput): Promise<ChangeLogoOutcome> {
  const logo = file && (await encodeLogo(new Uint8Array(await file.arrayBuffer())))
  if (file && !logo) return { ok: false, refusal: 'logo_unreadable' }
  await inTransaction(async (tx) => {
    if (logo) await saveLogo(tx, scope, logo)
    else if (!(await deleteLogo(tx, scope))) return
    const subject = { subjectKind: 'booking_form', subjectId: 'logo' } as const
    await appendAudit(tx, scope, { action: logo ? 'form.logo_changed' : 'form.logo_removed', ...subject })
  })
  return { ok: true }
}
