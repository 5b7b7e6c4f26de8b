import 'server-only'
import type { Money } from '#lib/money/money.ts'
import { type StripeAccount, stripeFor } from './stripe-account.ts'
import { moneyToStripe } from './stripe-money.ts'
import { acceptRefusal, type StripeRefusal } from './stripe-refusal.ts'

export type StripeRefundOrder = {
  readonly refundId: string
  readonly paymentIntentId: string
  readonly amount: Money
}

/** Safe to repeat: the key is our own refund row, so a second call returns the first call's refund. */
export async function createRefund(
  account: StripeAccount,
  { refundId, paymentIntentId, amount }: StripeRefundOrder,
): Promise<{ readonly stripeRefundId: string } | StripeRefusal> {
  const answer = await acceptRefusal(
    stripeFor(account).refunds.create(
      {
        payment_intent: paymentIntentId,
        amount: moneyToStripe(amount).amount,
        reason: 'requested_by_customer',
        metadata: { refund_id: refundId },
      },
      { idempotencyKey: `refund:${refundId}` },
    ),
  )
  return 'id' in answer ? { stripeRefundId: answer.id } : answer
}
