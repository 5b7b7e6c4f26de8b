import 'server-only'
import { pass } from '#lib/crash-points.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction, type Transaction } from '#lib/db/client.ts'
import { type OpenPayment, saveNextAttempt, savePaymentIntent } from '#lib/db/payments/payments.ts'
import { getStripeCredentials } from '#lib/db/payments/stripe-accounts.ts'
import { type LockedVisit, lockVisit } from '#lib/db/visits/visits.ts'
import { syncPayment } from '#lib/flows/payments/sync-payment.ts'
import { invariant } from '#lib/money/invariant.ts'
import type { Money } from '#lib/money/money.ts'
import {
  cancelPaymentIntent,
  changePaymentAmount,
  createPaymentIntent,
  type OpenIntent,
  readPaymentIntent,
} from '#lib/stripe/payment-intents.ts'
import type { StripeAccount } from '#lib/stripe/stripe-account.ts'
import { BREAKDOWN_KEPT, type StripeRefusal } from '#lib/stripe/stripe-refusal.ts'

export type OpenedIntent = { readonly ok: true; readonly clientSecret: string; readonly amount: Money }

type Refused<Refusal> = { readonly ok: false; readonly refusal: Refusal }

export type IntentRefusal = 'payment_not_available' | 'payment_already_made' | 'stripe_unavailable'

export type Agreed<Refusal> =
  | { readonly ok: true; readonly payment: OpenPayment; readonly amount: Money; readonly visitReference: string }
  | Refused<Refusal>

/** Who wants to pay what, and what is asked about it in the database. */
export type PaymentStart<Refusal> = {
  readonly visitId: string
  /** Decides on the sum and writes the payment's row down, or finds it. */
  readonly agree: (tx: Transaction) => Promise<Agreed<Refusal>>
  /** Asked under the visit's lock before anyone gets the secret: it may have come to its end while Stripe was asked. */
  readonly mayPay: (tx: Transaction, visit: LockedVisit) => Promise<boolean>
  readonly whenOver: Refusal
  /** Stripe takes no such sum: the client has to be led another way. */
  readonly whenSumRefused?: () => Promise<void>
}

// Stripe's least and greatest sums follow the currency that the account is paid out in, which only Stripe knows for sure.
const AMOUNT_REFUSED: readonly string[] = ['amount_too_small', 'amount_too_large']

// The client has paid, or is paying, since Stripe was asked how the PaymentIntent stands.
const MOVED_ON = 'payment_intent_unexpected_state'

/**
 * Opens the one PaymentIntent of what is agreed, or finds it: our row is committed before Stripe hears of it, and its
 * id is the key of the call, so that a repeated or interrupted start never makes a second charge.
 */
export async function openIntent<Refusal>(
  scope: BranchScope,
  start: PaymentStart<Refusal>,
): Promise<OpenedIntent | Refused<Refusal | IntentRefusal>> {
  const agreed = await inTransaction(start.agree)
  if (!agreed.ok) return agreed
  pass('start.row_written')

  const { payment, amount, visitReference } = agreed
  const account = await getStripeCredentials(scope, payment.stripeAccountId)
  const order = { ...payment, paymentId: payment.id, branchId: scope.branchId, visitId: start.visitId, visitReference }
  const opened = payment.paymentIntentId
    ? await readPaymentIntent(account, payment.paymentIntentId)
    : await createPaymentIntent(account, order)
  pass('start.intent_made')
  if ('code' in opened) return { ok: false, refusal: await refusalOf(scope, start, { payment, code: opened.code }) }
  if (opened.status === 'canceled') return openAnew(scope, start, payment)
  if (opened.status !== 'awaiting') return { ok: false, refusal: 'payment_already_made' }
  const intent = await withAmount(account, { payment, opened, amount })
  if ('code' in intent) return { ok: false, refusal: await refusalOf(scope, start, { payment, code: intent.code }) }
  pass('start.amount_changed')
  const { paymentIntentId, clientSecret } = intent
  const isSaved = await save(scope, start, { payment, intent })
  pass('start.intent_saved')
  if (isSaved) return { ok: true, clientSecret, amount: intent.amount }
  // It is over since Stripe was asked. Nobody has the secret, so nobody can have paid.
  await cancelPaymentIntent(account, { paymentId: payment.id, paymentIntentId })
  return { ok: false, refusal: start.whenOver }
}

/** Somebody has cancelled the PaymentIntent in Stripe: our books learn it, and the client gets another one. */
async function openAnew<Refusal>(scope: BranchScope, start: PaymentStart<Refusal>, { id }: OpenPayment) {
  const state = await syncPayment(scope, id)
  invariant(state === 'canceled', `payment ${id} is ${state} though Stripe has cancelled it`)
  return openIntent(scope, start)
}

type Made = { readonly payment: OpenPayment; readonly intent: OpenIntent }

/** Under the visit's lock: whoever ends the payment meanwhile either sees the PaymentIntent, or it is not handed out. */
function save<Refusal>(scope: BranchScope, start: PaymentStart<Refusal>, { payment, intent }: Made): Promise<boolean> {
  return inTransaction(async (tx) => {
    const visit = await lockVisit(tx, scope, start.visitId)
    if (!visit || !(await start.mayPay(tx, visit))) return false
    const { paymentIntentId, amount } = intent
    return savePaymentIntent(tx, scope, { id: payment.id, paymentIntentId, amount })
  })
}

/** Stripe will not make or change the PaymentIntent; after a breakdown the next try is a call of its own. */
async function refusalOf<Refusal>(
  scope: BranchScope,
  { whenSumRefused }: PaymentStart<Refusal>,
  { payment, code }: { readonly payment: OpenPayment; readonly code: string },
): Promise<IntentRefusal> {
  if (code === BREAKDOWN_KEPT) {
    await saveNextAttempt(scope, payment)
    return 'stripe_unavailable'
  }
  if (code === MOVED_ON) return 'payment_already_made'
  invariant(AMOUNT_REFUSED.includes(code), `Stripe refuses to make or change a PaymentIntent: ${code}`)
  await whenSumRefused?.()
  return 'payment_not_available'
}

type AmountChange = { readonly payment: OpenPayment; readonly opened: OpenIntent; readonly amount: Money }

/** Another sum may be agreed on than the last time. */
async function withAmount(
  account: StripeAccount,
  { payment, opened, amount }: AmountChange,
): Promise<OpenIntent | StripeRefusal> {
  if (opened.amount.amountMinor === amount.amountMinor) return opened
  const { paymentIntentId } = opened
  return changePaymentAmount(account, { paymentId: payment.id, paymentIntentId, amount })
}
