import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { findNotice, saveNoticeResolved } from '#lib/db/notices.ts'

export const ResolveNoticeInput = z.object({ noticeId: z.uuid() })

export type ResolveNoticeInput = z.infer<typeof ResolveNoticeInput>

export type ResolveNoticeOutcome = { readonly ok: true } | { readonly ok: false; readonly refusal: 'notice_not_found' }

/** Staff have seen to what they were told; it is shown no more. Pressed twice it is the same. */
export function resolveNotice(scope: BranchScope, { noticeId }: ResolveNoticeInput): Promise<ResolveNoticeOutcome> {
  return inTransaction(async (tx) => {
    const notice = await findNotice(tx, scope, noticeId)
    if (!notice) return { ok: false, refusal: 'notice_not_found' }
    if (!(await saveNoticeResolved(tx, scope, { id: noticeId }))) return { ok: true }
    const { kind, paymentId } = notice
    await appendAudit(tx, scope, {
      action: 'notice.resolved',
      subjectKind: 'payment',
      subjectId: paymentId ?? noticeId,
      details: { kind },
    })
    return { ok: true }
  })
}
