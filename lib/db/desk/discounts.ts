import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'
import type { Money } from '#lib/money/money.ts'

export type GivenDiscount = {
  readonly amount: Money
  readonly percent: number | null
  readonly reason: string
}

/** Lets a visit's client off a part of the price; null takes the discount away again. */
export async function saveDiscount(
  tx: Transaction,
  scope: BranchScope,
  { visitId, discount }: { readonly visitId: string; readonly discount: GivenDiscount | null },
): Promise<void> {
  // Of a price of nothing, every share is nothing.
  const isGiven = discount !== null && discount.amount.amountMinor > 0
  await tx.visit.update({
    where: { branchId_id: { branchId: scope.branchId, id: visitId } },
    data: {
      discountMinor: isGiven ? discount.amount.amountMinor : 0,
      discountPercent: isGiven ? discount.percent : null,
      discountReason: isGiven ? discount.reason : null,
    },
  })
}
