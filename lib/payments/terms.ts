import { lesserOf, type Money, percentOf } from '#lib/money/money.ts'

export type ServicePaymentStatus = 'not_available' | 'available' | 'required'
export type StaffPaymentStatus = 'as_service' | ServicePaymentStatus

/** How much of a service's price is asked for at booking. */
export type Prepayment =
  | { readonly kind: 'full' }
  | { readonly kind: 'percent'; readonly percent: number }
  | { readonly kind: 'fixed'; readonly amount: Money }

/** Which of the two sides decided; the terms page says it in words. */
export type TermsReason =
  | 'service_not_available'
  | 'staff_not_available'
  | 'service_required'
  | 'staff_required'
  | 'both_required'
  | 'service_available'
  | 'staff_available'

export type EffectiveTerms = { readonly status: ServicePaymentStatus; readonly reason: TermsReason }

/**
 * What applies to one service by one staff member: *not available* on either side outranks the rest,
 * then *required* on either side; otherwise it is the client's choice.
 */
export function effectiveTerms(service: ServicePaymentStatus, staff: StaffPaymentStatus): EffectiveTerms {
  if (staff === 'not_available') return { status: 'not_available', reason: 'staff_not_available' }
  if (service === 'not_available') return { status: 'not_available', reason: 'service_not_available' }
  if (service === 'required' && staff === 'required') return { status: 'required', reason: 'both_required' }
  if (service === 'required') return { status: 'required', reason: 'service_required' }
  if (staff === 'required') return { status: 'required', reason: 'staff_required' }
  return { status: 'available', reason: staff === 'available' ? 'staff_available' : 'service_available' }
}

/** What is asked for at booking; with a price range `price` is its lower end, and never more than it is asked. */
export function prepaymentOf(price: Money, prepayment: Prepayment): Money {
  switch (prepayment.kind) {
    case 'full':
      return price
    case 'percent':
      return percentOf(price, prepayment.percent)
    case 'fixed':
      return lesserOf(prepayment.amount, price)
  }
}
