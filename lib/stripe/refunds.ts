import 'server-only'
import type { Money } from '#lib/money/money.ts'
import { type StripeAccount, stripeFor } from './stripe-account.ts'
import { moneyToStripe } from './stripe-money.ts'
import { acceptRefusal, callKey, type StripeRefusal } from './stripe-refusal.ts'

export type StripeRefundOrder = {
  readonly refundId: string
  readonly attempt: number
  readonly paymentIntentId: string
  readonly amount: Money
}

/** Safe to repeat: the key is our own refund row, so a second call returns the first call's refund. */
export async function createRefund(
  account: StripeAccount,
  { refundId, attempt, paymentIntentId, amount }: StripeRefundOrder,
): Promise<{ readonly stripeRefundId: string } | StripeRefusal> {
  const answer = await acceptRefusal(
    stripeFor(account).refunds.create(
      {
        payment_intent: paymentIntentId,
        amount: moneyToStripe(amount).amount,
        reason: 'requested_by_customer',
        metadata: { refund_id: refundId },
      },
      { idempotencyKey: callKey('refund', { id: refundId, attempt }) },
    ),
  )
  return 'id' in answer ? { stripeRefundId: answer.id } : answer
}
