import 'server-only'
import type { Money } from '#lib/money/money.ts'
import { type StripeAccount, stripeFor } from './stripe-account.ts'
import { moneyToStripe } from './stripe-money.ts'
import { acceptRefusal, callKey } from './stripe-refusal.ts'

export type StripeHoldOrder = {
  readonly id: string
  readonly attempt: number
  readonly paymentIntentId: string
  /** What is captured. */
  readonly amount: Money
}

/** Takes so much of a hold; the rest is let go. Safe to repeat. Says Stripe's code where it says no. */
export async function captureIntent(account: StripeAccount, order: StripeHoldOrder): Promise<string | null> {
  const { amount } = moneyToStripe(order.amount)
  const answer = await acceptRefusal(
    stripeFor(account).paymentIntents.capture(
      order.paymentIntentId,
      { amount_to_capture: amount },
      { idempotencyKey: callKey('hold_order', order) },
    ),
  )
  return 'id' in answer ? null : answer.code
}

/** Lets a hold go. Safe to repeat. Says Stripe's code where it says no. */
export async function releaseIntent(account: StripeAccount, order: StripeHoldOrder): Promise<string | null> {
  const answer = await acceptRefusal(
    stripeFor(account).paymentIntents.cancel(
      order.paymentIntentId,
      { cancellation_reason: 'requested_by_customer' },
      { idempotencyKey: callKey('hold_order', order) },
    ),
  )
  return 'id' in answer ? null : answer.code
}
