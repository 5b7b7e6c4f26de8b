import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { getMoneyOfVisit } from '#lib/db/payments/ledger.ts'
import { type Currency, currencyOf } from '#lib/money/currencies.ts'
import { money } from '#lib/money/money.ts'
import { type ReceiptLine, type RefundOfClient, receiptLinesOf } from '#lib/payments/clients/receipt-lines.ts'

/** A payment of a visit as its client sees it. */
export type VisitReceipt = {
  readonly id: string
  /** `visa •••• 4242`'s two halves; null until it is known. */
  readonly card: { readonly brand: string; readonly last4: string } | null
  readonly lines: readonly ReceiptLine[]
}

const IN_ORDER = [{ createdAt: 'asc' }, { id: 'asc' }] as const

/** What was paid for a visit and what has become of it, to the cent, in the order of time; not what was only begun. */
export async function listVisitReceipts(
  scope: BranchScope,
  visit: { readonly id: string; readonly currency: Currency },
): Promise<readonly VisitReceipt[]> {
  const payments = await database().payment.findMany({
    where: { branchId: scope.branchId, visitId: visit.id, stripeChargeId: { not: null }, state: { not: 'awaiting' } },
    orderBy: [...IN_ORDER],
    select: { id: true, createdAt: true, cardBrand: true, cardLast4: true, refunds: { orderBy: [...IN_ORDER] } },
  })
  const { payments: sums } = await getMoneyOfVisit(database(), scope, visit)
  return payments.flatMap(({ id, createdAt: at, cardBrand, cardLast4, refunds }) => {
    const own = sums.find((payment) => payment.id === id)
    if (!own) return []
    const card = cardBrand && cardLast4 ? { brand: cardBrand, last4: cardLast4 } : null
    return [{ id, card, lines: receiptLinesOf({ ...own, at, refunds: refunds.map(refundFrom) }) }]
  })
}

type RefundRow = Omit<RefundOfClient, 'amount' | 'requestedAt'> & {
  readonly amountMinor: bigint
  readonly currency: string
  readonly createdAt: Date
}

const refundFrom = ({ id, state, amountMinor, currency, createdAt, settledAt }: RefundRow): RefundOfClient => ({
  ...{ id, state, settledAt, requestedAt: createdAt, amount: money(amountMinor, currencyOf(currency)) },
})
