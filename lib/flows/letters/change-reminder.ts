import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { saveReminderHours } from '#lib/db/letters/reminders.ts'

/** How long before a visit its client is reminded; null reminds nobody. */
export const ChangeReminderInput = z.object({ hours: z.int().min(1).max(168).nullable() })

export type ChangeReminderInput = z.infer<typeof ChangeReminderInput>

/** Says when clients are reminded of their visits from now on. */
export async function changeReminder(
  scope: BranchScope,
  { hours }: ChangeReminderInput,
): Promise<{ readonly ok: true }> {
  await inTransaction(async (tx) => {
    await saveReminderHours(tx, scope, hours)
    const subject = { subjectKind: 'branch', subjectId: scope.branchId } as const
    await appendAudit(tx, scope, { action: 'reminder.changed', ...subject, details: { hours } })
  })
  return { ok: true }
}
