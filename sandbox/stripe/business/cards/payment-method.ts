import { hash } from 'node:crypto'
import type { Stripe } from 'stripe'
import type { Books } from '#sandbox/stripe/state/books.ts'
import { newId } from '#sandbox/stripe/state/new-id.ts'
import type { Stored } from '#sandbox/stripe/state/stored.ts'
import type { CardNumber } from './test-cards.ts'
import { getTestCard } from './test-cards.ts'

export type PaymentMethod = Stored<Stripe.PaymentMethod>
export type BillingDetails = PaymentMethod['billing_details']

export const NO_BILLING_DETAILS: BillingDetails = {
  address: { city: null, country: null, line1: null, line2: null, postal_code: null, state: null },
  email: null,
  name: null,
  phone: null,
  tax_id: null,
}

export type NewCard = {
  readonly number: CardNumber
  readonly expMonth?: number
  readonly expYear?: number
  readonly hasCvc?: boolean
  readonly billingDetails?: BillingDetails
  readonly allowRedisplay?: 'always' | 'limited' | 'unspecified'
  readonly metadata?: Record<string, string>
}

/** Makes a payment method of a test card. */
export function createPaymentMethod(books: Books, card: NewCard): PaymentMethod {
  const created = books.world.clock.now()
  const method: PaymentMethod = {
    id: newId('pm'),
    object: 'payment_method',
    allow_redisplay: card.allowRedisplay ?? 'unspecified',
    billing_details: card.billingDetails ?? NO_BILLING_DETAILS,
    card: cardOf(books, card),
    created,
    customer: null,
    customer_account: null,
    livemode: books.livemode,
    metadata: card.metadata ?? {},
    type: 'card',
  }
  books.cards.save({ id: method.id, number: card.number, isSetUp: false, isSpent: false, hasCvc: card.hasCvc ?? false })
  return books.paymentMethods.save(method)
}

function cardOf(books: Books, { number, expMonth, expYear }: NewCard): Stripe.PaymentMethod.Card {
  const { brand, country, funding } = getTestCard(number)
  return {
    brand,
    // Checks are made when the card is first charged or saved.
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'unchecked' },
    country,
    display_brand: brand,
    exp_month: expMonth ?? 12,
    exp_year: expYear ?? new Date(books.world.clock.nowMs()).getUTCFullYear() + 1,
    fingerprint: fingerprintOf(books, number),
    funding,
    generated_from: null,
    last4: number.slice(-4),
    networks: { available: [brand], preferred: null },
    regulated_status: 'unregulated',
    three_d_secure_usage: { supported: true },
    wallet: null,
  }
}

const fingerprints = new Map<string, string>()

/** The same for one card within one account, as Stripe's is. */
function fingerprintOf(books: Books, number: CardNumber): string {
  const card = `${books.accountId}:${number}`
  const known = fingerprints.get(card)
  if (known !== undefined) return known
  const made = hash('sha256', card, 'base64url').replace(/[-_]/g, 'x').slice(0, 16)
  fingerprints.set(card, made)
  return made
}
