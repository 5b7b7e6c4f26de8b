import type { Stripe } from 'stripe'
import type { TestCard } from '#sandbox/stripe/business/cards/card-behaviour.ts'
import type { Decline } from '#sandbox/stripe/business/cards/declines.ts'
import type { PaymentMethod } from '#sandbox/stripe/business/cards/payment-method.ts'
import { getTestCard } from '#sandbox/stripe/business/cards/test-cards.ts'
import { accountOf, type Books } from '#sandbox/stripe/state/books.ts'
import { newId, randomText } from '#sandbox/stripe/state/new-id.ts'
import type { Stored } from '#sandbox/stripe/state/stored.ts'
import { statementDescriptor } from './statement-descriptor.ts'

export type Charge = Stored<Stripe.Charge>
export type PaymentIntent = Stored<Stripe.PaymentIntent>
export type ThreeDSecure = Stripe.Charge.PaymentMethodDetails.Card.ThreeDSecure

export type ChargeOrder = {
  readonly intent: PaymentIntent
  readonly method: PaymentMethod
  readonly decline: Decline | null
  readonly threeDSecure: ThreeDSecure | null
  readonly isOffSession: boolean
}

const DAY = 24 * 60 * 60

/** One attempt to take money from a card: the charge that comes of it, authorized, captured or failed. */
export function createCharge(books: Books, order: ChargeOrder): Charge {
  const { intent, method, decline } = order
  const isCaptured = decline === null && intent.capture_method !== 'manual'
  const charge: Charge = {
    id: newId('ch'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: isCaptured ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: method.billing_details,
    calculated_statement_descriptor: statementDescriptor(accountOf(books).name, intent.statement_descriptor_suffix),
    captured: isCaptured,
    created: books.world.clock.now(),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: books.livemode,
    // A snapshot: what becomes of the intent's metadata later does not reach the charge.
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcomeOf(decline, cardOf(books, method)),
    paid: decline === null,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: { card: cardDetails(books, order), type: 'card' },
    radar_options: {},
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: decline === null ? `https://pay.stripe.com/receipts/payment/${randomText(48)}` : null,
    refunded: false,
    review: null,
    shipping: intent.shipping,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: decline === null ? 'succeeded' : 'failed',
    transfer_data: null,
    transfer_group: intent.transfer_group,
  }
  return books.charges.save(charge)
}

function cardOf(books: Books, method: PaymentMethod): TestCard {
  return getTestCard(books.cards.get(method.id).number)
}

function outcomeOf(decline: Decline | null, card: TestCard): Stripe.Charge.Outcome {
  const risk_level = card.risk ?? 'normal'
  const risk_score = { normal: 21, elevated: 68, highest: 93 }[risk_level]
  const base = { network_advice_code: null, risk_level, risk_score }
  if (decline === null) {
    const needsReview = card.risk !== undefined
    return {
      ...base,
      advice_code: null,
      network_decline_code: null,
      network_status: 'approved_by_network',
      reason: needsReview ? 'elevated_risk_level' : null,
      seller_message: needsReview ? 'Stripe evaluated this payment as having elevated risk.' : 'Payment complete.',
      type: needsReview ? 'manual_review' : 'authorized',
    }
  }
  const isBlocked = decline.by === 'stripe'
  return {
    ...base,
    advice_code: decline.adviceCode,
    network_decline_code: decline.networkDeclineCode,
    network_status: isBlocked ? 'not_sent_to_network' : 'declined_by_network',
    reason: isBlocked ? 'highest_risk_level' : decline.declineCode,
    seller_message: isBlocked
      ? 'Stripe blocked this payment as too risky.'
      : `The bank returned the decline code \`${decline.declineCode}\`.`,
    type: isBlocked ? 'blocked' : 'issuer_declined',
  }
}

function cardDetails(books: Books, order: ChargeOrder): Stripe.Charge.PaymentMethodDetails.Card {
  const { intent, method, decline, threeDSecure } = order
  const { card } = method
  if (!card) throw new Error(`${method.id} is not a card`)
  const isHeld = decline === null && intent.capture_method === 'manual'
  const authorized = decline === null ? intent.amount : null
  return {
    amount_authorized: authorized,
    authorization_code: decline === null ? randomText(6).toUpperCase() : null,
    brand: card.brand,
    ...(isHeld ? { capture_before: books.world.clock.now() + holdSeconds(books, order) } : {}),
    checks: checksOf(books, method),
    country: card.country,
    electronic_commerce_indicator: threeDSecure?.electronic_commerce_indicator ?? null,
    exp_month: card.exp_month,
    exp_year: card.exp_year,
    extended_authorization: { status: 'disabled' },
    fingerprint: card.fingerprint ?? null,
    funding: card.funding,
    incremental_authorization: { status: 'unavailable' },
    installments: null,
    last4: card.last4,
    mandate: null,
    multicapture: { status: 'unavailable' },
    network: card.brand,
    network_token: { used: false },
    network_transaction_id: randomText(15).toUpperCase(),
    overcapture: { maximum_amount_capturable: intent.amount, status: 'unavailable' },
    regulated_status: 'unregulated',
    three_d_secure: threeDSecure,
    transaction_link_id: null,
    wallet: null,
  }
}

function checksOf(books: Books, method: PaymentMethod): Stripe.Charge.PaymentMethodDetails.Card.Checks {
  const { hasCvc } = books.cards.get(method.id)
  const cvcResult = cardOf(books, method).cvcCheckFails ? 'fail' : 'pass'
  const { address } = method.billing_details
  return {
    address_line1_check: address?.line1 ? 'pass' : null,
    address_postal_code_check: address?.postal_code ? 'pass' : null,
    cvc_check: hasCvc ? cvcResult : null,
  }
}

/** How long an authorization holds. https://docs.stripe.com/payments/place-a-hold-on-a-payment-method */
function holdSeconds(books: Books, { intent, method, isOffSession }: ChargeOrder): number {
  const isJapanese = accountOf(books).country === 'JP' && intent.currency === 'jpy'
  if (isJapanese && method.card?.brand !== 'amex') return 30 * DAY
  if (isOffSession && method.card?.brand === 'visa') return 4 * DAY + (18 * DAY) / 24
  return 7 * DAY
}
