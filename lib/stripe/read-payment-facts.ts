import 'server-only'
import type Stripe from 'stripe'
import { invariant } from '#lib/money/invariant.ts'
import type { ChargeFacts, PaymentFacts, RefundFacts, SettlementFacts } from '#lib/payments/payment-facts.ts'
import { type StripeAccount, stripeFor } from './stripe-account.ts'
import { dateFromStripe, moneyFromStripe } from './stripe-money.ts'
import { intentStatusFrom, refundStateFrom } from './stripe-words.ts'

/** Asks Stripe for all that is true of one payment now. */
export async function readPaymentFacts(
  account: StripeAccount,
  asked: { readonly paymentIntentId: string; readonly askedAt: Date },
): Promise<PaymentFacts> {
  const { paymentIntentId, askedAt } = asked
  const stripe = stripeFor(account)
  const intent = await stripe.paymentIntents.retrieve(paymentIntentId, {
    expand: ['latest_charge.balance_transaction'],
  })
  const status = intentStatusFrom(intent.status)
  if (status === 'canceled') return { askedAt, intent: { status } }
  if (status === 'awaiting') return { askedAt, intent: { status, declineCode: declineCodeOf(intent) } }

  const charge = intent.latest_charge
  invariant(charge && typeof charge === 'object', `PaymentIntent ${intent.id} is ${intent.status} without a charge`)
  const refunds = charge.captured ? await listRefunds(stripe, paymentIntentId) : []
  return { askedAt, intent: { status, charge: chargeFactsFrom(charge, refunds) } }
}

function declineCodeOf({ last_payment_error: error }: Stripe.PaymentIntent): string | null {
  return error?.decline_code ?? error?.code ?? null
}

async function listRefunds(stripe: Stripe, paymentIntentId: string): Promise<readonly Stripe.Refund[]> {
  const refunds: Stripe.Refund[] = []
  const pages = stripe.refunds.list({
    payment_intent: paymentIntentId,
    limit: 100,
    expand: ['data.balance_transaction'],
  })
  for await (const refund of pages) refunds.push(refund)
  return refunds
}

function chargeFactsFrom(charge: Stripe.Charge, refunds: readonly Stripe.Refund[]): ChargeFacts {
  const card = charge.payment_method_details?.card
  return {
    chargeId: charge.id,
    chargedAt: dateFromStripe(charge.created),
    captured: moneyFromStripe(charge.captured ? charge.amount_captured : 0, charge.currency),
    card: card?.brand && card.last4 ? { brand: card.brand, last4: card.last4 } : null,
    settlement: settlementFrom(charge.balance_transaction),
    refunds: refunds.map(refundFactsFrom),
  }
}

function refundFactsFrom(refund: Stripe.Refund): RefundFacts {
  return {
    stripeRefundId: refund.id,
    refundId: refund.metadata?.refund_id ?? null,
    amount: moneyFromStripe(refund.amount, refund.currency),
    state: refundStateFrom(refund.status),
    failureReason: refund.failure_reason ?? null,
    refundedAt: dateFromStripe(refund.created),
    settlement: settlementFrom(refund.balance_transaction),
  }
}

function settlementFrom(transaction: string | Stripe.BalanceTransaction | null): SettlementFacts | null {
  if (transaction === null) return null
  invariant(typeof transaction === 'object', 'a balance transaction came back unexpanded')
  const { id, amount, fee, currency, created } = transaction
  return {
    transactionId: id,
    settledAt: dateFromStripe(created),
    gross: moneyFromStripe(amount, currency),
    fee: moneyFromStripe(fee, currency),
  }
}
