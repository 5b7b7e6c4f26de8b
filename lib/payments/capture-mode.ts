export type CaptureMode = 'at_booking' | 'hold'

/**
 * A hold lasts seven days with most cards; two of them are left to staff, so that nobody's evening decides about the
 * money. https://docs.stripe.com/payments/place-a-hold-on-a-payment-method
 */
const HOLD_WINDOW_HOURS = 5 * 24

/** How a payment is taken: held until the visit where the terms say so and the hold lasts that long; else charged. */
export function captureModeOf(wanted: CaptureMode, hoursUntilVisit: number): CaptureMode {
  return wanted === 'hold' && hoursUntilVisit <= HOLD_WINDOW_HOURS ? 'hold' : 'at_booking'
}
