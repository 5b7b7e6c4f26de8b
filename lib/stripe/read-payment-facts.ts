import 'server-only'
import type Stripe from 'stripe'
import { invariant } from '#lib/money/invariant.ts'
import type {
  ChargeFacts,
  DisputeFacts,
  PaymentFacts,
  RefundFacts,
  SettlementFacts,
} from '#lib/payments/payment-facts.ts'
import { type StripeAccount, stripeFor } from './stripe-account.ts'
import { dateFromStripe, moneyFromStripe } from './stripe-money.ts'
import { disputeStateFrom, intentStatusFrom, refundStateFrom } from './stripe-words.ts'

// One asking tells all of a payment but its disputes: Stripe counts what it is asked.
const EXPAND = [
  'latest_charge.balance_transaction',
  'latest_charge.refunds.data.balance_transaction',
  'latest_charge.refunds.data.failure_balance_transaction',
]

/** Asks Stripe for all that is true of one payment now. */
export async function readPaymentFacts(
  account: StripeAccount,
  asked: { readonly paymentIntentId: string; readonly asking: bigint; readonly askedAt: Date },
): Promise<PaymentFacts> {
  const { paymentIntentId, asking, askedAt } = asked
  const stripe = stripeFor(account)
  const intent = await stripe.paymentIntents.retrieve(paymentIntentId, { expand: EXPAND })
  const status = intentStatusFrom(intent.status)
  if (status === 'awaiting') return { asking, intent: { status, declineCode: declineCodeOf(intent) } }

  const charge = intent.latest_charge
  invariant(typeof charge !== 'string', `the charge of ${intent.id} came back unexpanded`)
  if (status === 'canceled') {
    // The charge of a declined attempt moved nothing and was never a hold.
    const held = charge?.status === 'succeeded' ? charge : null
    return { asking, intent: { status, charge: held && chargeFactsFrom(held, NOTHING_AFTER) } }
  }
  invariant(charge, `PaymentIntent ${intent.id} is ${intent.status} without a charge`)
  const after = {
    refunds: charge.captured ? await listRefunds(stripe, charge) : [],
    disputes: charge.disputed ? await listDisputes(stripe, charge.id) : [],
  }
  const facts = chargeFactsFrom(charge, after)
  const isCapturedLater = intent.capture_method === 'manual' && charge.captured
  // Stripe keeps the time at which a hold was made, not when it was captured; what it was settled at is that time.
  const chargedAt = isCapturedLater ? (facts.settlement?.settledAt ?? askedAt) : facts.chargedAt
  return { asking, intent: { status, charge: { ...facts, chargedAt } } }
}

function declineCodeOf({ last_payment_error: error }: Stripe.PaymentIntent): string | null {
  return error?.decline_code ?? error?.code ?? null
}

/** A charge carries its first refunds; the others are asked for. */
async function listRefunds(stripe: Stripe, charge: Stripe.Charge): Promise<readonly Stripe.Refund[]> {
  invariant(charge.refunds, `the refunds of ${charge.id} came back unexpanded`)
  if (!charge.refunds.has_more) return charge.refunds.data
  const expand = ['data.balance_transaction', 'data.failure_balance_transaction']
  return collect(stripe.refunds.list({ charge: charge.id, limit: 100, expand }))
}

const listDisputes = (stripe: Stripe, charge: string) => collect(stripe.disputes.list({ charge, limit: 100 }))

async function collect<Item>(pages: AsyncIterable<Item>): Promise<readonly Item[]> {
  const items: Item[] = []
  for await (const item of pages) items.push(item)
  return items
}

type AfterCharge = { readonly refunds: readonly Stripe.Refund[]; readonly disputes: readonly Stripe.Dispute[] }

const NOTHING_AFTER: AfterCharge = { refunds: [], disputes: [] }

function chargeFactsFrom(charge: Stripe.Charge, { refunds, disputes }: AfterCharge): ChargeFacts {
  const card = charge.payment_method_details?.card
  const moneyFrom = (amount: number) => moneyFromStripe(amount, charge.currency)
  return {
    chargeId: charge.id,
    chargedAt: dateFromStripe(charge.created),
    authorized: moneyFrom(charge.amount),
    captured: moneyFrom(charge.captured ? charge.amount_captured : 0),
    captureBefore: card?.capture_before ? dateFromStripe(card.capture_before) : null,
    card: card?.brand && card.last4 ? { brand: card.brand, last4: card.last4 } : null,
    settlement: settlementFrom(charge.balance_transaction),
    refunds: refunds.filter((refund) => !isReleasedRest(refund, charge)).map(refundFactsFrom),
    disputes: disputes.map(disputeFactsFrom),
  }
}

/**
 * What a partial capture lets go is not money that came back: Stripe may list it as a refund all the same, without
 * any movement of the balance. https://github.com/dj-stripe/dj-stripe/issues/1039
 */
function isReleasedRest(refund: Stripe.Refund, charge: Stripe.Charge): boolean {
  const rest = charge.amount - charge.amount_captured
  const isOurs = refund.metadata?.refund_id !== undefined
  return rest > 0 && refund.amount === rest && refund.status === 'succeeded' && !refund.balance_transaction && !isOurs
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
    reversal: settlementFrom(refund.failure_balance_transaction ?? null),
  }
}

function disputeFactsFrom(dispute: Stripe.Dispute): DisputeFacts {
  const { due_by: dueBy } = dispute.evidence_details
  const state = disputeStateFrom(dispute.status)
  const isOpen = state === 'needs_response' || state === 'under_review'
  return {
    stripeDisputeId: dispute.id,
    amount: moneyFromStripe(dispute.amount, dispute.currency),
    state,
    reason: dispute.reason,
    evidenceDueAt: dueBy ? dateFromStripe(dueBy) : null,
    blocksRefunds: isOpen && !dispute.is_charge_refundable,
    openedAt: dateFromStripe(dispute.created),
    movements: dispute.balance_transactions.map(settlementOf),
  }
}

function settlementFrom(transaction: string | Stripe.BalanceTransaction | null): SettlementFacts | null {
  if (transaction === null) return null
  invariant(typeof transaction === 'object', 'a balance transaction came back unexpanded')
  return settlementOf(transaction)
}

function settlementOf({ id, amount, fee, currency, created }: Stripe.BalanceTransaction): SettlementFacts {
  return {
    transactionId: id,
    settledAt: dateFromStripe(created),
    gross: moneyFromStripe(amount, currency),
    fee: moneyFromStripe(fee, currency),
  }
}
