import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { lockReportReader, saveReportMails } from '#lib/db/reports/report-subscriptions.ts'
import { LOCALES } from '#lib/i18n/locales.ts'

/** How often a member is mailed the cash flow, in their language; of nothing they get none. */
export const ChangeReportMailsInput = z.object({
  membershipId: z.uuid(),
  frequencies: z.array(z.enum(['daily', 'weekly', 'monthly'])).max(3),
  locale: z.enum(LOCALES),
})

export type ChangeReportMailsInput = z.infer<typeof ChangeReportMailsInput>

export type ReportMailsOutcome = { readonly ok: true } | { readonly ok: false; readonly refusal: 'not_found' }

/** Says how often somebody of the salon is mailed its cash flow from now on. */
export function changeReportMails(
  scope: BranchScope,
  { membershipId, frequencies, locale }: ChangeReportMailsInput,
): Promise<ReportMailsOutcome> {
  return inTransaction(async (tx) => {
    const reader = await lockReportReader(tx, scope, membershipId)
    if (!reader) return { ok: false, refusal: 'not_found' }
    const { userId } = reader
    await saveReportMails(tx, scope, { userId, frequencies, locale })
    const details = { name: reader.name, frequencies: frequencies.join(',') }
    await appendAudit(tx, scope, { action: 'report_mail.changed', subjectKind: 'person', subjectId: userId, details })
    return { ok: true }
  })
}
