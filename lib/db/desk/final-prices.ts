import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { type Money, money } from '#lib/money/money.ts'
import type { Discount } from '#lib/visits/balance/discount.ts'
import type { PriceRange } from '#lib/visits/balance/final-price.ts'

type PriceColumns = {
  readonly priceMinor: bigint
  readonly priceToMinor: bigint | null
  readonly rangeFromMinor: bigint | null
  readonly rangeToMinor: bigint | null
  readonly currency: string
}

/** The range within which an appointment's price lies, said or not; null where there was none. */
export function rangeOfPrice(row: PriceColumns): PriceRange | null {
  const currency = currencyOf(row.currency)
  const to = row.rangeToMinor ?? row.priceToMinor
  return to === null ? null : { from: money(row.rangeFromMinor ?? row.priceMinor, currency), to: money(to, currency) }
}

export type PricedAppointment = {
  readonly serviceName: string
  readonly price: Money
  readonly range: PriceRange | null
  /** What the whole visit's client was let off. */
  readonly discount: Discount
}

/** Finds an appointment of a locked visit with all that decides about its price. */
export async function findPricedAppointment(
  tx: Transaction,
  { branchId }: BranchScope,
  { visitId, appointmentId }: { readonly visitId: string; readonly appointmentId: string },
): Promise<PricedAppointment | null> {
  const row = await tx.appointment.findFirst({
    where: { branchId, visitId, id: appointmentId, live: true },
    include: { visit: { select: { discountMinor: true, discountPercent: true } } },
  })
  if (!row) return null
  const currency = currencyOf(row.currency)
  const { discountMinor, discountPercent: percent } = row.visit
  return {
    serviceName: row.serviceName,
    price: money(row.priceMinor, currency),
    range: rangeOfPrice(row),
    discount: percent === null ? { kind: 'sum', amount: money(discountMinor, currency) } : { kind: 'percent', percent },
  }
}

type FinalPrice = {
  readonly visitId: string
  readonly appointmentId: string
  readonly price: Money
  readonly range: PriceRange
  readonly total: Money
  readonly discount: Money
}

/** Writes down what an appointment costs in the end, and its visit with it. */
export async function saveFinalPrice(tx: Transaction, { branchId }: BranchScope, final: FinalPrice): Promise<void> {
  const { visitId, appointmentId, price, range, total, discount } = final
  await tx.appointment.update({
    where: { branchId_id: { branchId, id: appointmentId } },
    data: {
      ...{ priceMinor: price.amountMinor, priceToMinor: null },
      ...{ rangeFromMinor: range.from.amountMinor, rangeToMinor: range.to.amountMinor },
    },
  })
  await tx.visit.update({
    where: { branchId_id: { branchId, id: visitId } },
    data: { totalMinor: total.amountMinor, discountMinor: discount.amountMinor },
  })
}
