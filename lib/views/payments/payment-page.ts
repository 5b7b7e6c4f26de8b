import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { isRefundBlocked } from '#lib/db/payments/disputes.ts'
import { isHoldDecided } from '#lib/db/payments/hold-orders.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { type Money, money } from '#lib/money/money.ts'
import { PaymentFilter } from './payment-filter.ts'
import { type ListedPayment, listPayments } from './payment-list.ts'

/** One line of a payment's history: what happened, when, and who did it. */
export type HistoryLine = {
  readonly action: string
  readonly at: Date
  readonly actorKind: 'user' | 'client' | 'stripe' | 'system'
  readonly actorName: string | null
  readonly amount: Money | null
}

export type PaymentPage = {
  readonly payment: ListedPayment
  readonly visitId: string
  readonly history: readonly HistoryLine[]
  /** A hold about which nobody has decided. */
  readonly isOpenHold: boolean
  readonly captureBefore: Date | null
  /** A chargeback is open: nothing can be refunded. */
  readonly isDisputed: boolean
}

/** A payment with its whole history; null for one that the branch does not have. */
export async function findPaymentPage(scope: BranchScope, id: string): Promise<PaymentPage | null> {
  const row = await database().payment.findUnique({
    where: { branchId_id: { branchId: scope.branchId, id } },
    select: {
      createdAt: true,
      visitId: true,
      stripePaymentIntentId: true,
      state: true,
      captureBefore: true,
      refunds: { select: { id: true } },
    },
  })
  if (!row?.stripePaymentIntentId) return null
  const filter = PaymentFilter.parse({ q: row.stripePaymentIntentId })
  const { payments } = await listPayments(scope, filter, { after: null })
  const payment = payments.find((one) => one.id === id)
  if (!payment) return null
  const { visitId, captureBefore } = row
  const subjects = [id, visitId, ...row.refunds.map((refund) => refund.id)]
  return {
    ...{ payment, visitId, captureBefore },
    history: await listHistory(scope, subjects),
    isOpenHold: row.state === 'held' && !(await isHoldDecided(database(), scope, id)),
    isDisputed: await isRefundBlocked(database(), scope, id),
  }
}

type HistoryRow = Omit<HistoryLine, 'amount'> & {
  readonly amountMinor: bigint | null
  readonly currency: string | null
}

async function listHistory(scope: BranchScope, subjects: readonly string[]): Promise<readonly HistoryLine[]> {
  const rows = await database().$queryRaw<HistoryRow[]>`
    select a.action, a.at, a.actor_kind as "actorKind", u.name as "actorName",
      coalesce((a.details ->> 'amountMinor')::bigint, moved.amount_minor) as "amountMinor",
      coalesce(a.details ->> 'currency', moved.currency) as currency
    from audit_entry a
    left join "user" u on u.id = a.actor_id
    left join lateral (
      select max(l.amount_minor) as amount_minor, min(l.currency) as currency from ledger_entry e
      join ledger_posting l on l.branch_id = e.branch_id and l.entry_id = e.id
      where e.branch_id = a.branch_id and e.key = a.details ->> 'key' and e.payment_id::text = a.subject_id
    ) moved on a.details ? 'key'
    where a.branch_id = ${scope.branchId}::uuid and a.subject_id = any(${[...subjects]}::text[])
      and a.action not in ('payment.conversion')
    order by a.id`
  return rows.map(({ amountMinor, currency, ...line }) => ({
    ...line,
    amount: amountMinor === null || currency === null ? null : money(amountMinor, currencyOf(currency)),
  }))
}
