import type { ErrorFields } from '#sandbox/stripe/api/stripe-fault.ts'
import { StripeFault } from '#sandbox/stripe/api/stripe-fault.ts'
import type { Decline } from '#sandbox/stripe/business/cards/declines.ts'
import type { PaymentMethod } from '#sandbox/stripe/business/cards/payment-method.ts'
import { getTestCard } from '#sandbox/stripe/business/cards/test-cards.ts'
import { recordCharge, settleCharge } from '#sandbox/stripe/business/money/settle-charge.ts'
import { type Books, schedule } from '#sandbox/stripe/state/books.ts'
import { publishEvent } from '#sandbox/stripe/webhooks/publish-event.ts'
import { type Charge, createCharge, type PaymentIntent, type ThreeDSecure } from './charge-card.ts'
import { attachMethod, markSetUp } from './methods/attach-method.ts'

export type Attempt = {
  readonly intent: PaymentIntent
  readonly method: PaymentMethod
  readonly threeDSecure: ThreeDSecure | null
  readonly isOffSession: boolean
  /** A refusal that is already certain. */
  readonly decline: Decline | null
}

export type AttemptResult = { readonly intent: PaymentIntent; readonly fault: StripeFault | null }

/** Charges the card: afterwards the intent has succeeded, is held, or wants another payment method. */
export function attemptPayment(books: Books, attempt: Attempt): AttemptResult {
  const decline = attempt.decline ?? cardsDecline(books, attempt)
  const charge = createCharge(books, { ...attempt, decline })
  if (decline) return failAttempt(books, attempt, { charge, decline })
  return { intent: succeedAttempt(books, attempt, charge), fault: null }
}

function cardsDecline(books: Books, { method, threeDSecure }: Attempt): Decline | null {
  const card = getTestCard(books.cards.get(method.id).number)
  const afterwards = threeDSecure ? card.declineAfterAuthentication : undefined
  return afterwards ?? card.decline ?? card.declineOnCharge ?? null
}

function succeedAttempt(books: Books, { intent, method }: Attempt, charge: Charge): PaymentIntent {
  const isHeld = !charge.captured
  const paid: PaymentIntent = books.paymentIntents.save({
    ...intent,
    amount_capturable: isHeld ? intent.amount : 0,
    amount_received: isHeld ? 0 : intent.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    next_action: null,
    payment_method: method.id,
    status: isHeld ? 'requires_capture' : 'succeeded',
  })
  const settled = intent.capture_method === 'automatic' ? settledAtOnce(books, charge) : charge
  publishEvent(books, 'charge.succeeded', { object: settled })
  publishEvent(books, isHeld ? 'payment_intent.amount_capturable_updated' : 'payment_intent.succeeded', {
    object: paid,
  })
  saveForLater(books, paid, method)
  comesAfter(books, charge, method)
  return paid
}

/** Synchronous capture: the balance transaction is there from the first. */
function settledAtOnce(books: Books, charge: Charge): Charge {
  return books.charges.save({ ...charge, balance_transaction: recordCharge(books, charge) })
}

function saveForLater(books: Books, intent: PaymentIntent, method: PaymentMethod): void {
  if (!intent.setup_future_usage) {
    if (method.customer === null) books.cards.save({ ...books.cards.get(method.id), isSpent: true })
    return
  }
  if (intent.customer) attachMethod(books, method.id, intent.customer)
  markSetUp(books, method.id)
}

/** What happens by itself after a charge. */
function comesAfter(books: Books, charge: Charge, method: PaymentMethod): void {
  const { disputeMs } = books.world.settings
  const card = getTestCard(books.cards.get(method.id).number)
  const before = charge.payment_method_details?.card?.capture_before
  if (before !== undefined) {
    schedule(books, 'expire_hold', { subject: charge.id, afterMs: before * 1000 - books.world.clock.nowMs() })
  }
  if (charge.captured) settleSoon(books, charge.id)
  if (card.fraudWarning) schedule(books, 'warn_of_fraud', { subject: charge.id, afterMs: disputeMs })
  if (card.dispute) schedule(books, 'open_disputes', { subject: charge.id, afterMs: disputeMs })
}

export function settleSoon(books: Books, chargeId: string): void {
  const { settleMs } = books.world.settings
  if (settleMs === 0) settleCharge(books, chargeId)
  else schedule(books, 'settle_charge', { subject: chargeId, afterMs: settleMs })
}

type DeclineFields = Omit<ErrorFields, 'payment_intent' | 'setup_intent' | 'payment_method' | 'code'> & { code: string }

function failAttempt(
  books: Books,
  { intent, method }: Attempt,
  { charge, decline }: { charge: Charge; decline: Decline },
): AttemptResult {
  const fields = declineFields(decline, charge)
  const failed: PaymentIntent = books.paymentIntents.save({
    ...intent,
    last_payment_error: { ...fields, doc_url: docUrl(decline.code), payment_method: method },
    latest_charge: charge.id,
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  })
  publishEvent(books, 'charge.failed', { object: charge })
  publishEvent(books, 'payment_intent.payment_failed', { object: failed })
  const fault = new StripeFault(402, { ...fields, payment_intent: failed, payment_method: method })
  return { intent: failed, fault }
}

function declineFields(decline: Decline, charge: Charge): DeclineFields {
  const { code, declineCode, message, adviceCode, networkDeclineCode } = decline
  return {
    type: 'card_error',
    ...(adviceCode ? { advice_code: adviceCode } : {}),
    charge: charge.id,
    code,
    decline_code: declineCode,
    message,
    ...(networkDeclineCode ? { network_decline_code: networkDeclineCode } : {}),
  }
}

export function docUrl(code: string): string {
  return `https://stripe.com/docs/error-codes/${code.replaceAll('_', '-')}`
}
