import type { Stripe } from 'stripe'
import { invalidParam, refused } from '#sandbox/stripe/api/faults.ts'
import { StripeFault } from '#sandbox/stripe/api/stripe-fault.ts'
import type { TestCard } from '#sandbox/stripe/business/cards/card-behaviour.ts'
import { DECLINES, type Decline } from '#sandbox/stripe/business/cards/declines.ts'
import type { PaymentMethod } from '#sandbox/stripe/business/cards/payment-method.ts'
import { getTestCard } from '#sandbox/stripe/business/cards/test-cards.ts'
import { docUrl } from '#sandbox/stripe/business/payments/attempt-payment.ts'
import { bankAction } from '#sandbox/stripe/business/payments/bank-action.ts'
import { attachMethod, markSetUp } from '#sandbox/stripe/business/payments/methods/attach-method.ts'
import type { Books } from '#sandbox/stripe/state/books.ts'
import type { Stored } from '#sandbox/stripe/state/stored.ts'
import { publishEvent } from '#sandbox/stripe/webhooks/publish-event.ts'
import { recordAttempt } from './record-attempt.ts'

export type SetupIntent = Stored<Stripe.SetupIntent>

export type SetupConfirmation = {
  readonly intent: SetupIntent
  readonly method: PaymentMethod | null
  readonly returnUrl: string | null
  readonly usesSdk: boolean
  readonly origin: string
}

export type SetupResult = { readonly intent: SetupIntent; readonly fault: StripeFault | null }

const CONFIRMABLE = ['requires_payment_method', 'requires_confirmation', 'requires_action']

/** Saves a card for later: at once, after the cardholder has agreed at the bank, or not at all. */
export function confirmSetup(books: Books, order: SetupConfirmation): SetupResult {
  const method = checkSetup(order)
  const card = getTestCard(books.cards.get(method.id).number)
  const decline = refusalOfSetup(card)
  if (decline) return failSetup(books, { intent: order.intent, method, decline })
  if (wantsCardholder(card)) return { intent: askCardholder(books, order, method), fault: null }
  return { intent: succeedSetup(books, order.intent, method), fault: null }
}

/** Refuses what cannot be confirmed, whatever the card. */
export function checkSetup({ intent, method, returnUrl, usesSdk }: SetupConfirmation): PaymentMethod {
  const unexpected = { code: 'setup_intent_unexpected_state', setup_intent: intent }
  if (!CONFIRMABLE.includes(intent.status)) {
    throw refused(`You cannot confirm this SetupIntent because it has a status of ${intent.status}.`, unexpected)
  }
  const automatic = intent.automatic_payment_methods
  if (automatic?.enabled && automatic.allow_redirects !== 'never' && returnUrl === null && !usesSdk) {
    throw invalidParam(
      'This SetupIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`.',
    )
  }
  if (method) return method
  throw refused("You cannot confirm this SetupIntent because it's missing a payment method.", unexpected)
}

function refusalOfSetup(card: TestCard): Decline | null {
  if (card.authentication === 'broken') return DECLINES.generic
  return card.decline ?? null
}

function wantsCardholder({ authentication }: TestCard): boolean {
  return authentication === 'always' || authentication === 'required' || authentication === 'unless_set_up'
}

function askCardholder(books: Books, order: SetupConfirmation, method: PaymentMethod): SetupIntent {
  const { intent, returnUrl, usesSdk, origin } = order
  const waiting = books.setupIntents.save({
    ...intent,
    last_setup_error: null,
    latest_attempt: recordAttempt(books, { intent, method, status: 'requires_action' }).id,
    next_action: bankAction({ intent, origin, returnUrl: usesSdk ? null : returnUrl }),
    payment_method: method.id,
    status: 'requires_action',
  })
  publishEvent(books, 'setup_intent.requires_action', { object: waiting })
  return waiting
}

export function succeedSetup(books: Books, intent: SetupIntent, method: PaymentMethod): SetupIntent {
  if (intent.customer) attachMethod(books, method.id, intent.customer)
  if (intent.usage === 'off_session') markSetUp(books, method.id)
  const saved = books.setupIntents.save({
    ...intent,
    last_setup_error: null,
    latest_attempt: recordAttempt(books, { intent, method, status: 'succeeded' }).id,
    next_action: null,
    payment_method: method.id,
    status: 'succeeded',
  })
  publishEvent(books, 'setup_intent.succeeded', { object: saved })
  return saved
}

type Failure = { readonly intent: SetupIntent; readonly method: PaymentMethod; readonly decline: Decline }

function failSetup(books: Books, { intent, method, decline }: Failure): SetupResult {
  const { code, declineCode, message, adviceCode } = decline
  const advice = adviceCode ? { advice_code: adviceCode } : {}
  const fields = { type: 'card_error', code, decline_code: declineCode, message, ...advice } as const
  const failed = books.setupIntents.save({
    ...intent,
    last_setup_error: { ...fields, doc_url: docUrl(code), payment_method: method },
    latest_attempt: recordAttempt(books, { intent, method, status: 'failed' }).id,
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  })
  publishEvent(books, 'setup_intent.setup_failed', { object: failed })
  return { intent: failed, fault: new StripeFault(402, { ...fields, setup_intent: failed, payment_method: method }) }
}
