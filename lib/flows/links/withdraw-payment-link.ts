import 'server-only'
import * as z from 'zod'
import { pass } from '#lib/crash-points.ts'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database, inTransaction } from '#lib/db/client.ts'
import { findPaymentLink, saveLinkWithdrawn } from '#lib/db/links/payment-links.ts'
import { findAwaitingPayment } from '#lib/db/payments/payments.ts'
import { lockVisit } from '#lib/db/visits/visits.ts'
import { callOffPayment } from '#lib/flows/intents/call-off-payment.ts'
import { enqueueJob } from '#lib/queue/queue.ts'

export const WithdrawLinkInput = z.object({ linkId: z.uuid() })

export type WithdrawLinkInput = z.infer<typeof WithdrawLinkInput>

export type WithdrawLinkOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: 'link_not_found' | 'link_already_paid' | 'payment_under_way' }

/**
 * Takes a payment link out of circulation, wherever its addresses are. Whoever is paying through it at this moment is
 * called off; if they were faster, that is said.
 */
export async function withdrawPaymentLink(
  scope: BranchScope,
  { linkId }: WithdrawLinkInput,
): Promise<WithdrawLinkOutcome> {
  const known = await findPaymentLink(database(), scope, linkId)
  if (!known) return { ok: false, refusal: 'link_not_found' }
  const { visitId } = known
  const outcome = await inTransaction<WithdrawLinkOutcome>(async (tx) => {
    await lockVisit(tx, scope, visitId)
    const link = await findPaymentLink(tx, scope, linkId)
    if (!link || link.isPaid) return { ok: false, refusal: link ? 'link_already_paid' : 'link_not_found' }
    if (!(await saveLinkWithdrawn(tx, scope, linkId))) return { ok: true }
    const payment = await findAwaitingPayment(tx, scope, visitId)
    if (payment?.linkId === linkId) {
      const input = { branchId: scope.branchId, paymentId: payment.id }
      await enqueueJob(tx, { name: 'cancel-payment', input })
    }
    const details = { linkId }
    await appendAudit(tx, scope, { action: 'pay_link.withdrawn', subjectKind: 'visit', subjectId: visitId, details })
    return { ok: true }
  })
  pass('withdraw.after_commit')
  if (!outcome.ok) return outcome
  // The job does the same; staff want to know now.
  const ended = await callOffPayment(scope, visitId, (payment) => payment.linkId === linkId)
  if (ended === 'charging') return { ok: false, refusal: 'payment_under_way' }
  const link = await findPaymentLink(database(), scope, linkId)
  return link?.isPaid ? { ok: false, refusal: 'link_already_paid' } : { ok: true }
}
