import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { type Money, money } from '#lib/money/money.ts'
import type { PaymentState } from '#lib/payments/payment-state.ts'
import type { RefundState } from '#prisma/generated/enums.ts'

/** A payment of a visit as its client sees it. */
export type VisitReceipt = {
  readonly id: string
  readonly at: Date
  readonly state: PaymentState
  readonly amount: Money
  /** `visa •••• 4242`'s two halves; null until it is known. */
  readonly card: { readonly brand: string; readonly last4: string } | null
  readonly refunds: readonly {
    readonly id: string
    readonly at: Date
    readonly state: RefundState
    readonly amount: Money
  }[]
}

/** What was paid for a visit and how far each refund is, in the order of time; not what was only begun. */
export async function listVisitReceipts(scope: BranchScope, visitId: string): Promise<readonly VisitReceipt[]> {
  const payments = await database().payment.findMany({
    where: { branchId: scope.branchId, visitId, stripeChargeId: { not: null }, state: { not: 'awaiting' } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    include: { refunds: { where: { state: { not: 'canceled' } }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] } },
  })
  return payments.map(({ id, createdAt, state, amountMinor, currency: code, cardBrand, cardLast4, refunds }) => {
    const currency = currencyOf(code)
    return {
      ...{ id, state, at: createdAt, amount: money(amountMinor, currency) },
      card: cardBrand && cardLast4 ? { brand: cardBrand, last4: cardLast4 } : null,
      refunds: refunds.map((refund) => ({
        ...{ id: refund.id, state: refund.state, at: refund.createdAt },
        amount: money(refund.amountMinor, currency),
      })),
    }
  })
}
