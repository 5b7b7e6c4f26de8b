import { add, isLess, type Money, subtract } from '#lib/money/money.ts'
import { type VisitState, visitCan } from '#lib/visits/visit-state.ts'
import { type Discount, discountOf } from './discount.ts'

/** What the client was shown before anybody could say what it costs. */
export type PriceRange = { readonly from: Money; readonly to: Money }

export type FinalPriceRefusal = 'visit_not_payable' | 'price_is_fixed' | 'price_outside_range' | 'price_below_settled'

export type FinalPriceDecision =
  | {
      readonly ok: true
      readonly price: Money
      readonly range: PriceRange
      readonly total: Money
      readonly discount: Money
    }
  | { readonly ok: false; readonly refusal: FinalPriceRefusal }

export type PricedVisit = {
  readonly state: VisitState
  /** Null of an appointment with one price. */
  readonly range: PriceRange | null
  /** What the visit's other appointments cost. */
  readonly others: Money
  readonly discount: Discount
  /** Paid, held and recorded together. */
  readonly settled: Money
}

/**
 * Says whether a price range ends at this price, and what the visit costs then: within what the client was shown, and
 * not below what they have paid. A discount in percent is counted anew.
 */
export function decideFinalPrice(visit: PricedVisit, price: Money): FinalPriceDecision {
  const { state, range, others, settled } = visit
  if (!visitCan('owe', state)) return { ok: false, refusal: 'visit_not_payable' }
  if (!range) return { ok: false, refusal: 'price_is_fixed' }
  if (isLess(price, range.from) || isLess(range.to, price)) return { ok: false, refusal: 'price_outside_range' }
  const total = add(others, price)
  const discount = discountOf(visit.discount, total)
  if (isLess(subtract(total, discount), settled)) return { ok: false, refusal: 'price_below_settled' }
  return { ok: true, price, range, total, discount }
}
