import 'server-only'
import type Stripe from 'stripe'
import type { DisputeEvidence } from '#lib/payments/disputes/dispute-evidence.ts'
import { type StripeAccount, stripeFor } from '#lib/stripe/stripe-account.ts'
import { acceptRefusal, callKey } from '#lib/stripe/stripe-refusal.ts'

export type StripeDisputeAnswer = {
  readonly id: string
  readonly attempt: number
  readonly stripeDisputeId: string
  readonly evidence: DisputeEvidence
}

/** Hands the salon's answer to the client's bank, for good. Safe to repeat. Says Stripe's code where it says no. */
export async function submitEvidence(account: StripeAccount, answer: StripeDisputeAnswer): Promise<string | null> {
  const { stripeDisputeId, evidence } = answer
  const told = await acceptRefusal(
    stripeFor(account).disputes.update(
      stripeDisputeId,
      {
        submit: true,
        evidence: toldOf(evidence),
      },
      { idempotencyKey: callKey('dispute_answer', answer) },
    ),
  )
  return 'id' in told ? null : told.code
}

/** Stripe takes no empty text: what is not known is left out. */
function toldOf(evidence: DisputeEvidence): Stripe.DisputeUpdateParams.Evidence {
  return Object.fromEntries(
    Object.entries({
      customer_name: evidence.customerName,
      customer_email_address: evidence.customerEmail,
      service_date: evidence.serviceDate,
      product_description: evidence.productDescription,
      cancellation_policy_disclosure: evidence.cancellationPolicyDisclosure,
      refund_refusal_explanation: evidence.refundRefusalExplanation,
      uncategorized_text: evidence.uncategorizedText,
    } satisfies Stripe.DisputeUpdateParams.Evidence).filter(([, text]) => text !== ''),
  )
}
