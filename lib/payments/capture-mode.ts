export type CaptureMode = 'at_booking' | 'hold'

/** Stripe's word for it. https://docs.stripe.com/api/payment_intents/create#create_payment_intent-capture_method */
export const captureMethodOf = (mode: CaptureMode) => (mode === 'hold' ? 'manual' : 'automatic_async')

/**
 * A hold lasts seven days with most cards; two of them are left to staff, so that nobody's evening decides about the
 * money. https://docs.stripe.com/payments/place-a-hold-on-a-payment-method
 */
const HOLD_WINDOW_HOURS = 5 * 24

/** How a payment is taken: held until the visit where the terms say so and the hold lasts that long; else charged. */
export function captureModeOf(wanted: CaptureMode, visitStartsAt: Date, now: Date): CaptureMode {
  const hoursUntilVisit = (visitStartsAt.getTime() - now.getTime()) / 3_600_000
  return wanted === 'hold' && hoursUntilVisit <= HOLD_WINDOW_HOURS ? 'hold' : 'at_booking'
}
