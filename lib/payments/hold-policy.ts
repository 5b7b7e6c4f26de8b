import { isLess, type Money } from '#lib/money/money.ts'
import { type PaymentState, paymentCan } from './payment-state.ts'

export type HoldRefusal = 'payment_not_held' | 'hold_already_decided' | 'capture_is_nothing' | 'capture_exceeds_hold'

export type HoldDecision = { readonly ok: true } | { readonly ok: false; readonly refusal: HoldRefusal }

export type HeldPayment = {
  readonly state: PaymentState
  readonly held: Money
  /** Someone has asked already for it to be captured or let go. */
  readonly isDecided: boolean
}

/** Says whether so much of a hold may be captured. Stripe takes one capture; what it leaves is let go. */
export function decideCapture(payment: HeldPayment, requested: Money): HoldDecision {
  const release = decideRelease(payment)
  if (!release.ok) return release
  if (requested.amountMinor <= 0) return { ok: false, refusal: 'capture_is_nothing' }
  if (isLess(payment.held, requested)) return { ok: false, refusal: 'capture_exceeds_hold' }
  return { ok: true }
}

/** Says whether a hold may be let go. */
export function decideRelease({ state, isDecided }: HeldPayment): HoldDecision {
  if (!paymentCan('capture', state)) return { ok: false, refusal: 'payment_not_held' }
  return isDecided ? { ok: false, refusal: 'hold_already_decided' } : { ok: true }
}
