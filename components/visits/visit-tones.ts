import type { StatusTone } from '#components/ui/status.tsx'
import type { VisitPaymentState } from '#lib/visits/visit-payment-state.ts'
import type { VisitState } from '#lib/visits/visit-state.ts'

/** The colour beside a visit's state. */
export const STATE_TONES: Readonly<Record<VisitState, StatusTone>> = {
  on_hold: 'warning',
  booked: 'neutral',
  arrived: 'success',
  completed: 'success',
  no_show: 'danger',
  canceled: 'neutral',
  expired: 'neutral',
}

/** How a visit's money is called: where nothing has to be paid, that is said instead. */
export type PaymentWord = VisitPaymentState | 'free'

export const PAYMENT_TONES: Readonly<Record<PaymentWord, StatusTone>> = {
  unpaid: 'danger',
  held: 'warning',
  partly_paid: 'warning',
  paid: 'success',
  partly_refunded: 'neutral',
  refunded: 'neutral',
  free: 'neutral',
}

export const paymentWordOf = (state: VisitPaymentState, toPayMinor: number): PaymentWord =>
  state === 'unpaid' && toPayMinor === 0 ? 'free' : state
