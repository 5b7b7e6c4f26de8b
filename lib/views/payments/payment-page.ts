import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { isHoldDecided } from '#lib/db/payments/hold-orders.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { type Money, money } from '#lib/money/money.ts'
import { decideAnswer } from '#lib/payments/disputes/dispute-policy.ts'
import { isPaymentNotice, type NoticeKind } from '#lib/payments/notice.ts'
import type { DisputeState } from '#lib/payments/payment-facts.ts'
import { type LetterLine, listVisitLetters } from '#lib/views/letters/letter-list.ts'
import type { Prisma } from '#prisma/generated/client.ts'
import type { RefundReason, RefundState } from '#prisma/generated/enums.ts'
import { PaymentFilter } from './payment-filter.ts'
import { type HistoryLine, listHistory } from './payment-history.ts'
import { type ListedPayment, listPayments } from './payment-list.ts'

/** Money on its way back to the client, or there. */
export type PageRefund = {
  readonly id: string
  readonly amount: Money
  readonly reason: RefundReason
  readonly state: RefundState
  /** Stripe's word, where it failed. */
  readonly failureReason: string | null
  readonly requestedAt: Date
}

/** What the client's bank wants back. */
export type PageDispute = {
  readonly id: string
  readonly amount: Money
  readonly reason: string
  readonly state: DisputeState
  readonly evidenceDueAt: Date | null
  /** An answer of ours is on its way to the bank. */
  readonly isAnswerUnderWay: boolean
  readonly canBeAnswered: boolean
}

export type PageNotice = { readonly id: string; readonly kind: NoticeKind }

export type PaymentPage = {
  readonly payment: ListedPayment
  readonly visitId: string
  readonly history: readonly HistoryLine[]
  /** What its visit's client was written. */
  readonly letters: readonly LetterLine[]
  readonly refunds: readonly PageRefund[]
  readonly disputes: readonly PageDispute[]
  /** What staff have not seen to yet. */
  readonly notices: readonly PageNotice[]
  /** A hold about which nobody has decided. */
  readonly isOpenHold: boolean
  readonly captureBefore: Date | null
  /** A chargeback is open: nothing can be refunded. */
  readonly isDisputed: boolean
}

const WANTED = {
  visitId: true,
  stripePaymentIntentId: true,
  state: true,
  captureBefore: true,
  refunds: { orderBy: { createdAt: 'asc' } },
  disputes: {
    orderBy: { createdAt: 'asc' },
    include: { _count: { select: { answers: { where: { state: 'requested' } } } } },
  },
  notices: { where: { resolvedAt: null, kind: { not: 'ledger_differs' } }, orderBy: { createdAt: 'asc' } },
} as const satisfies Prisma.PaymentSelect

type Found = Prisma.PaymentGetPayload<{ select: typeof WANTED }>

/** A payment with its whole history; null for one that the branch does not have. */
export async function findPaymentPage(scope: BranchScope, id: string): Promise<PaymentPage | null> {
  const row = await database().payment.findUnique({
    where: { branchId_id: { branchId: scope.branchId, id } },
    select: WANTED,
  })
  if (!row?.stripePaymentIntentId) return null
  const filter = PaymentFilter.parse({ q: row.stripePaymentIntentId })
  const { payments } = await listPayments(scope, filter, { after: null })
  const payment = payments.find((one) => one.id === id)
  if (!payment) return null
  const { visitId, captureBefore, refunds, disputes, notices } = row
  const subjects = [id, visitId, ...refunds.map((refund) => refund.id)]
  return {
    ...{ payment, visitId, captureBefore },
    history: await listHistory(scope, subjects),
    letters: await listVisitLetters(scope, visitId),
    refunds: refunds.map(pageRefundFrom),
    disputes: disputes.map((dispute) => pageDisputeFrom(dispute, new Date())),
    notices: notices.flatMap((notice) => (isPaymentNotice(notice.kind) ? [{ id: notice.id, kind: notice.kind }] : [])),
    isOpenHold: row.state === 'held' && !(await isHoldDecided(database(), scope, id)),
    isDisputed: disputes.some(({ blocksRefunds }) => blocksRefunds),
  }
}

function pageRefundFrom(row: Found['refunds'][number]): PageRefund {
  const { id, amountMinor, currency, reason, state, failureReason, createdAt } = row
  return { id, reason, state, failureReason, amount: money(amountMinor, currencyOf(currency)), requestedAt: createdAt }
}

function pageDisputeFrom(row: Found['disputes'][number], now: Date): PageDispute {
  const { id, amountMinor, currency, reason, state, evidenceDueAt, _count } = row
  const isAnswerUnderWay = _count.answers > 0
  const decision = decideAnswer({ state, isAnswered: isAnswerUnderWay, evidenceDueAt }, now)
  const amount = money(amountMinor, currencyOf(currency))
  return { id, amount, reason, state, evidenceDueAt, isAnswerUnderWay, canBeAnswered: decision.ok }
}
