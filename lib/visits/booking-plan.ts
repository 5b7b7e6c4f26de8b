import type { Currency } from '#lib/money/currencies.ts'
import { type Money, subtract, sumOf } from '#lib/money/money.ts'
import { type ChargePlan, type PlannedCharge, planCharge, planWithoutPayment } from '#lib/payments/charge-plan.ts'
import { effectiveTerms, prepaymentOf } from '#lib/payments/terms.ts'
import type { Offer } from './offers.ts'
import { type VisitState, visitCan } from './visit-state.ts'

/** What one appointment costs and what its terms ask for at booking. */
export function plannedChargeOf(offer: Offer): PlannedCharge {
  const { status } = effectiveTerms(offer.servicePayment, offer.staffPayment)
  return { status, price: offer.price, due: prepaymentOf(offer.price, offer.prepayment) }
}

/** What a client who books these offers is asked to pay, where the branch takes payments in the form or does not. */
export function planBooking(
  offers: readonly Offer[],
  branch: { readonly currency: Currency; readonly takesPayments: boolean },
): ChargePlan {
  const charges = offers.map(plannedChargeOf)
  return branch.takesPayments ? planCharge(charges, branch.currency) : planWithoutPayment(charges, branch.currency)
}

/** The time has to be held only while something could be paid. */
export function isPayable(plan: ChargePlan): boolean {
  return plan.options.some(({ choice }) => choice !== 'at_salon')
}

export function totalPriceOf(offers: readonly Offer[], currency: Currency) {
  return sumOf(
    offers.map(({ price }) => price),
    currency,
  )
}

type Priced = { readonly price: Money; readonly priceTo?: Money | null }

/** By how much several may cost more in the end, where their prices are ranges. */
export function spreadOf(priced: readonly Priced[], currency: Currency): Money {
  return sumOf(
    priced.map(({ price, priceTo }) => subtract(priceTo ?? price, price)),
    currency,
  )
}

/** By how much a visit may still become more: once it is over, its prices are final. */
export function spreadAhead(state: VisitState, priced: readonly Priced[], currency: Currency): Money {
  return spreadOf(visitCan('pay', state) || visitCan('announce', state) ? priced : [], currency)
}
