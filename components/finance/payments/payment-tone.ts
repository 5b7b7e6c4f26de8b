import type { StatusTone } from '#components/ui/status.tsx'
import type { PaymentState } from '#lib/payments/payment-state.ts'

/** The colour beside a payment's state. */
export const TONE_OF: Readonly<Record<PaymentState, StatusTone>> = {
  awaiting: 'danger',
  held: 'warning',
  paid: 'success',
  partly_refunded: 'neutral',
  refunded: 'neutral',
  canceled: 'neutral',
}
