import 'server-only'
import { randomUUID } from 'node:crypto'
import type Stripe from 'stripe'
import * as z from 'zod'
import { invariant } from '#lib/money/invariant.ts'
import type { Money } from '#lib/money/money.ts'
import { type CaptureMode, captureMethodOf } from '#lib/payments/capture-mode.ts'
import type { IntentFacts } from '#lib/payments/payment-facts.ts'
import { type StripeAccount, stripeFor } from './stripe-account.ts'
import { moneyFromStripe, moneyToStripe } from './stripe-money.ts'
import { acceptRefusal, callKey, type StripeRefusal } from './stripe-refusal.ts'
import { intentStatusFrom } from './stripe-words.ts'

export type PaymentOrder = {
  readonly paymentId: string
  readonly branchId: string
  readonly visitId: string
  readonly visitReference: string
  readonly amount: Money
  readonly captureMode: CaptureMode
  readonly attempt: number
}

/** A PaymentIntent as the one who pays needs it. */
export type OpenIntent = {
  readonly paymentIntentId: string
  readonly clientSecret: string
  readonly status: IntentFacts['status']
  readonly amount: Money
}

// Anyone may write anything into the metadata of an object that is not ours.
const Owner = z.object({ branchId: z.uuid(), paymentId: z.uuid() })

type PaymentOwner = z.infer<typeof Owner>

function openIntentFrom(intent: Stripe.PaymentIntent): OpenIntent {
  invariant(intent.client_secret, `PaymentIntent ${intent.id} has no client secret`)
  return {
    paymentIntentId: intent.id,
    clientSecret: intent.client_secret,
    status: intentStatusFrom(intent.status),
    amount: moneyFromStripe(intent.amount, intent.currency),
  }
}

/** Safe to repeat: the key is our own payment row, so a second call returns the first call's PaymentIntent. */
export async function createPaymentIntent(
  account: StripeAccount,
  order: PaymentOrder,
): Promise<OpenIntent | StripeRefusal> {
  const { paymentId, branchId, visitId, visitReference, amount, captureMode, attempt } = order
  const answer = await acceptRefusal(
    stripeFor(account).paymentIntents.create(
      {
        ...moneyToStripe(amount),
        allowed_payment_method_types: ['card'],
        capture_method: captureMethodOf(captureMode),
        // With cards only the suffix may be set, with a letter in it. At most ten characters: the account's prefix and its
        // star may take twelve of the 22. https://docs.stripe.com/get-started/account/statement-descriptors
        statement_descriptor_suffix: `REF ${visitReference}`,
        metadata: { branch_id: branchId, visit_id: visitId, payment_id: paymentId },
      },
      { idempotencyKey: callKey('payment', { id: paymentId, attempt }) },
    ),
  )
  return 'id' in answer ? openIntentFrom(answer) : answer
}

export async function readPaymentIntent(account: StripeAccount, paymentIntentId: string): Promise<OpenIntent> {
  return openIntentFrom(await stripeFor(account).paymentIntents.retrieve(paymentIntentId))
}

/** Sets what the client will pay, or says why Stripe does not. Safe to repeat by its nature. */
export async function changePaymentAmount(
  account: StripeAccount,
  change: { readonly paymentId: string; readonly paymentIntentId: string; readonly amount: Money },
): Promise<OpenIntent | StripeRefusal> {
  const { paymentId, paymentIntentId, amount } = change
  // Not the amount alone: whoever goes back and forth between two amounts would get an old answer and no change.
  const idempotencyKey = `payment:${paymentId}:amount:${amount.amountMinor}:${randomUUID()}`
  const { amount: inStripe } = moneyToStripe(amount)
  const answer = await acceptRefusal(
    stripeFor(account).paymentIntents.update(paymentIntentId, { amount: inStripe }, { idempotencyKey }),
  )
  return 'id' in answer ? openIntentFrom(answer) : answer
}

/** Cancels a PaymentIntent that was not paid; one that has moved on meanwhile stays as it is, and asking tells how. */
export async function cancelPaymentIntent(
  account: StripeAccount,
  order: { readonly paymentId: string; readonly paymentIntentId: string },
): Promise<void> {
  await acceptRefusal(
    stripeFor(account).paymentIntents.cancel(
      order.paymentIntentId,
      { cancellation_reason: 'abandoned' },
      // Each try is a call of its own: Stripe would answer one with the no of an earlier moment for a day.
      { idempotencyKey: `payment:${order.paymentId}:cancel:${randomUUID()}` },
    ),
  )
}

/** Whose a PaymentIntent is, by the metadata that we gave it; null for one that was made elsewhere, or never was. */
export async function readIntentOwner(account: StripeAccount, paymentIntentId: string): Promise<PaymentOwner | null> {
  const answer = await acceptRefusal(stripeFor(account).paymentIntents.retrieve(paymentIntentId))
  if (!('id' in answer)) {
    invariant(answer.code === 'resource_missing', `Stripe does not show ${paymentIntentId}: ${answer.code}`)
    return null
  }
  return ownerFrom(answer.metadata)
}

/** Which payment of which branch an object of Stripe says that it belongs to. */
export function ownerFrom({ branch_id: branchId, payment_id: paymentId }: Stripe.Metadata): PaymentOwner | null {
  return Owner.safeParse({ branchId, paymentId }).data ?? null
}
