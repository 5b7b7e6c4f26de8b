import { invalidParam, refused } from '#sandbox/stripe/api/faults.ts'
import { StripeFault } from '#sandbox/stripe/api/stripe-fault.ts'
import { DECLINES } from '#sandbox/stripe/business/cards/declines.ts'
import type { PaymentMethod } from '#sandbox/stripe/business/cards/payment-method.ts'
import { getTestCard } from '#sandbox/stripe/business/cards/test-cards.ts'
import { accountOf, type Books } from '#sandbox/stripe/state/books.ts'
import { publishEvent } from '#sandbox/stripe/webhooks/publish-event.ts'
import { type AttemptResult, attemptPayment } from './attempt-payment.ts'
import { bankWish } from './authentication.ts'
import { bankAction } from './bank-action.ts'
import type { PaymentIntent } from './charge-card.ts'

export type Confirmation = {
  readonly intent: PaymentIntent
  readonly method: PaymentMethod | null
  readonly isOffSession: boolean
  readonly returnUrl: string | null
  readonly usesSdk: boolean
  readonly failsOnAction: boolean
  readonly requestedAuthentication: string
  readonly origin: string
}

const CONFIRMABLE = ['requires_payment_method', 'requires_confirmation', 'requires_action']

/** Tries to pay an intent with a card: it succeeds, is held, is refused, or waits for the cardholder. */
export function confirmIntent(books: Books, order: Confirmation): AttemptResult {
  const method = checkConfirmation(books, order)
  const { intent } = order
  const { number, isSetUp } = books.cards.get(method.id)
  const { isOffSession, requestedAuthentication: requested } = order
  const wish = bankWish(getTestCard(number), { isOffSession, isSetUp, requested })
  const attempt = { intent, method, isOffSession, threeDSecure: null }
  if (wish.wish === 'refuse') return attemptPayment(books, { ...attempt, decline: wish.decline })
  if (wish.wish === 'nothing') return attemptPayment(books, { ...attempt, decline: null })
  if (order.failsOnAction) return attemptPayment(books, { ...attempt, decline: DECLINES.authenticationRequired })
  return { intent: askCardholder(books, order, method), fault: null }
}

/** Refuses what cannot be confirmed, whatever the card; says which payment method it is that will be charged. */
export function checkConfirmation(books: Books, { intent, method, returnUrl, usesSdk }: Confirmation): PaymentMethod {
  if (!CONFIRMABLE.includes(intent.status)) {
    const already =
      intent.status === 'succeeded'
        ? 'it has already succeeded after being previously confirmed'
        : `it has a status of ${intent.status}`
    const message = `You cannot confirm this PaymentIntent because ${already}.`
    throw refused(message, { code: 'payment_intent_unexpected_state', payment_intent: intent })
  }
  if (books.livemode && !accountOf(books).chargesEnabled) {
    const message = 'Your account cannot currently make live charges.'
    throw new StripeFault(403, { type: 'invalid_request_error', code: 'testmode_charges_only', message })
  }
  const mayRedirect =
    intent.automatic_payment_methods?.enabled && intent.automatic_payment_methods.allow_redirects !== 'never'
  if (mayRedirect && returnUrl === null && !usesSdk) {
    const message =
      "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents."
    throw invalidParam(message)
  }
  if (method) return method
  const message =
    "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken."
  throw refused(message, { code: 'payment_intent_unexpected_state', payment_intent: intent })
}

function askCardholder(books: Books, order: Confirmation, method: PaymentMethod): PaymentIntent {
  const { intent, returnUrl, usesSdk, origin } = order
  const waiting = books.paymentIntents.save({
    ...intent,
    last_payment_error: null,
    next_action: bankAction({ intent, origin, returnUrl: usesSdk ? null : returnUrl }),
    payment_method: method.id,
    status: 'requires_action',
  })
  publishEvent(books, 'payment_intent.requires_action', { object: waiting })
  return waiting
}
