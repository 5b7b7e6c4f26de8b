import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { isPaymentNotice, type NoticeKind } from '#lib/payments/notice.ts'

/** A payment about which staff must do something. */
export type NoticedPayment = {
  readonly noticeId: string
  readonly kind: NoticeKind
  readonly paymentId: string
  readonly clientName: string
  readonly at: Date
}

const SHOWN = 5

/** What waits for staff, oldest first, and how many more there are. */
export async function listNoticedPayments(
  scope: BranchScope,
): Promise<{ readonly notices: readonly NoticedPayment[]; readonly more: number }> {
  const where = { branchId: scope.branchId, resolvedAt: null, paymentId: { not: null } }
  const rows = await database().notice.findMany({
    where,
    orderBy: { createdAt: 'asc' },
    take: SHOWN,
    include: { payment: { select: { id: true, visit: { select: { contactName: true } } } } },
  })
  const count = rows.length < SHOWN ? rows.length : await database().notice.count({ where })
  const notices = rows.flatMap(({ id, kind, payment, createdAt }) =>
    !isPaymentNotice(kind) || !payment
      ? []
      : [{ noticeId: id, kind, paymentId: payment.id, clientName: payment.visit.contactName, at: createdAt }],
  )
  return { notices, more: count - rows.length }
}
