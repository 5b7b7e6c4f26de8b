import { isLess, lesserOf, type Money, percentOf, subtract } from '#lib/money/money.ts'
import { type VisitState, visitCan } from '#lib/visits/visit-state.ts'

/** What staff let a client off: a sum, or a share of the price. */
export type Discount =
  | { readonly kind: 'sum'; readonly amount: Money }
  | { readonly kind: 'percent'; readonly percent: number }

/** What a discount comes to for a price: never more than the price. */
export function discountOf(discount: Discount, total: Money): Money {
  return discount.kind === 'percent' ? percentOf(total, discount.percent) : lesserOf(discount.amount, total)
}

export type DiscountRefusal = 'visit_not_payable' | 'discount_exceeds_total' | 'discount_exceeds_open'

export type DiscountDecision =
  | { readonly ok: true; readonly amount: Money }
  | { readonly ok: false; readonly refusal: DiscountRefusal }

export type DiscountedVisit = {
  readonly state: VisitState
  readonly total: Money
  /** Paid, held and recorded together. */
  readonly settled: Money
}

/**
 * Says whether a visit may become so much cheaper. What is settled of it already is not discounted away: a client who
 * has paid is given money back by a refund, which says where it goes.
 */
export function decideDiscount({ state, total, settled }: DiscountedVisit, discount: Discount): DiscountDecision {
  if (!visitCan('owe', state)) return { ok: false, refusal: 'visit_not_payable' }
  if (discount.kind === 'sum' && isLess(total, discount.amount)) {
    return { ok: false, refusal: 'discount_exceeds_total' }
  }
  const amount = discountOf(discount, total)
  if (isLess(subtract(total, amount), settled)) return { ok: false, refusal: 'discount_exceeds_open' }
  return { ok: true, amount }
}
