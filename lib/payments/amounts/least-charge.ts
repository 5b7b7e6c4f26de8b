import { leastChargeMinorOf } from '#lib/money/currencies.ts'
import type { Money } from '#lib/money/money.ts'
import {
  effectiveTerms,
  type Prepayment,
  prepaymentOf,
  type ServicePaymentStatus,
  type StaffPaymentStatus,
} from '#lib/payments/terms.ts'

type Offered = {
  readonly status: ServicePaymentStatus
  readonly prepayment: Prepayment
  /** The service's own price; nobody may perform it yet. */
  readonly price: Money
  /** Who performs it, at what price. */
  readonly offers: readonly { readonly price: Money; readonly staffPayment: StaffPaymentStatus }[]
}

/**
 * The least that a client would be asked for online where that is less than Stripe takes; null where all is well. The
 * form offers no payment then: it is the salon's setting that is wrong.
 */
export function tooLittleOnline({ status, prepayment, price, offers }: Offered): Money | null {
  const asked = offers.length > 0 ? offers : [{ price, staffPayment: 'as_service' } as const]
  const [least] = asked
    .filter(({ staffPayment }) => effectiveTerms(status, staffPayment).status !== 'not_available')
    .map((offer) => prepaymentOf(offer.price, prepayment))
    .toSorted((one, other) => one.amountMinor - other.amountMinor)
  return least && least.amountMinor < leastChargeMinorOf(least.currency) ? least : null
}
