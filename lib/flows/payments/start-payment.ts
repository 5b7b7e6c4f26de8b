import 'server-only'
import * as z from 'zod'
import { pass } from '#lib/crash-points.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { getWantedCapture } from '#lib/db/branches.ts'
import { inTransaction, type Transaction } from '#lib/db/client.ts'
import {
  cancelUnsentPayment,
  findAwaitingPayment,
  insertPayment,
  type OpenPayment,
  saveNextAttempt,
  savePaymentIntent,
} from '#lib/db/payments/payments.ts'
import { findConnectedStripe, getStripeCredentials } from '#lib/db/payments/stripe-accounts.ts'
import { countDeclinesOfVisit } from '#lib/db/protection/card-outcomes.ts'
import { saveNothingPayable } from '#lib/db/visits/visit-charges.ts'
import { lockVisit } from '#lib/db/visits/visits.ts'
import { keepAgreement } from '#lib/flows/holds/keep-agreement.ts'
import { invariant } from '#lib/money/invariant.ts'
import type { Money } from '#lib/money/money.ts'
import { captureModeOf } from '#lib/payments/capture-mode.ts'
import { findChargeOption, planCharge } from '#lib/payments/charge-plan.ts'
import type { WordAgreement } from '#lib/payments/clients/agreement.ts'
import { areTooManyDeclined } from '#lib/payments/protection/card-testing.ts'
import {
  cancelPaymentIntent,
  changePaymentAmount,
  createPaymentIntent,
  type OpenIntent,
  readPaymentIntent,
} from '#lib/stripe/payment-intents.ts'
import type { StripeAccount } from '#lib/stripe/stripe-account.ts'
import { BREAKDOWN_KEPT } from '#lib/stripe/stripe-refusal.ts'
import { visitCan } from '#lib/visits/visit-state.ts'
import { syncPayment } from './sync-payment.ts'

export const StartPaymentInput = z.object({ visitId: z.uuid(), choice: z.enum(['required', 'everything']) })

export type StartPaymentInput = z.infer<typeof StartPaymentInput>

export type StartPaymentRefusal =
  | 'visit_not_found'
  | 'visit_not_payable'
  | 'hold_is_over'
  | 'payment_not_available'
  | 'payment_choice_not_offered'
  | 'payment_already_made'
  | 'too_many_declines'
  | 'stripe_unavailable'

export type StartPaymentOutcome =
  | { readonly ok: true; readonly clientSecret: string; readonly amount: Money }
  | { readonly ok: false; readonly refusal: StartPaymentRefusal }

// Stripe's least and greatest sums follow the currency that the account is paid out in, which only Stripe knows for sure.
const AMOUNT_REFUSED: readonly string[] = ['amount_too_small', 'amount_too_large']

type Agreed =
  | { readonly ok: true; readonly payment: OpenPayment; readonly amount: Money; readonly visitReference: string }
  | { readonly ok: false; readonly refusal: StartPaymentRefusal }

/**
 * Opens the one PaymentIntent of a visit on hold, or finds it: our row is committed before Stripe hears of it, and
 * its id is the key of the call, so that a repeated or interrupted start never makes a second charge. `word` says what
 * the client agrees to by paying.
 */
export async function startPayment(
  scope: BranchScope,
  input: StartPaymentInput,
  word?: WordAgreement,
): Promise<StartPaymentOutcome> {
  if (areTooManyDeclined(await countDeclinesOfVisit(scope, input.visitId))) {
    return { ok: false, refusal: 'too_many_declines' }
  }
  const agreed = await inTransaction(async (tx) => {
    const agreement = await agreePayment(tx, scope, input)
    if (agreement.ok && word) await keepAgreement(tx, scope, { visitId: input.visitId, paid: agreement.amount, word })
    return agreement
  })
  if (!agreed.ok) return agreed
  pass('start.row_written')

  const { payment, amount, visitReference } = agreed
  const account = await getStripeCredentials(scope, payment.stripeAccountId)
  const order = { ...payment, paymentId: payment.id, branchId: scope.branchId, visitId: input.visitId, visitReference }
  const opened = payment.paymentIntentId
    ? await readPaymentIntent(account, payment.paymentIntentId)
    : await createPaymentIntent(account, order)
  pass('start.intent_made')
  if ('code' in opened) return refuse(scope, { visitId: input.visitId, payment, code: opened.code })
  if (opened.status === 'canceled') return startAnew(scope, { input, payment, word })
  const intent = opened.status === 'awaiting' ? await withAmount(account, { payment, opened, amount }) : null
  if (!intent) return { ok: false, refusal: 'payment_already_made' }
  pass('start.amount_changed')
  const { paymentIntentId, clientSecret } = intent
  const isSaved = await save(scope, { visitId: input.visitId, payment, intent })
  pass('start.intent_saved')
  if (isSaved) return { ok: true, clientSecret, amount: intent.amount }
  // The hold has ended while Stripe was asked. Nobody has the secret, so nobody can have paid.
  await cancelPaymentIntent(account, { paymentId: payment.id, paymentIntentId })
  return { ok: false, refusal: 'hold_is_over' }
}

type Stopped = {
  readonly input: StartPaymentInput
  readonly payment: OpenPayment
  readonly word: WordAgreement | undefined
}

/** Somebody has cancelled the PaymentIntent in Stripe: our books learn it, and the client gets another one. */
async function startAnew(scope: BranchScope, { input, payment, word }: Stopped): Promise<StartPaymentOutcome> {
  const state = await syncPayment(scope, payment.id)
  invariant(state === 'canceled', `payment ${payment.id} is ${state} though Stripe has cancelled it`)
  return startPayment(scope, input, word)
}

type Made = { readonly visitId: string; readonly payment: OpenPayment; readonly intent: OpenIntent }

/** Under the visit's lock: whoever ends the hold meanwhile either sees the PaymentIntent, or it is not handed out. */
function save(scope: BranchScope, { visitId, payment, intent }: Made): Promise<boolean> {
  return inTransaction(async (tx) => {
    const visit = await lockVisit(tx, scope, visitId)
    if (!visit || !visitCan('pay', visit.state)) return false
    const { paymentIntentId, amount } = intent
    return savePaymentIntent(tx, scope, { id: payment.id, paymentIntentId, amount })
  })
}

type Refused = { readonly visitId: string; readonly payment: OpenPayment; readonly code: string }

/**
 * Stripe will not make the PaymentIntent. After a breakdown the next try is a call of its own; of a sum that Stripe does
 * not take, the visit becomes one that is paid at the salon, also where payment is required.
 */
async function refuse(scope: BranchScope, { visitId, payment, code }: Refused): Promise<StartPaymentOutcome> {
  if (code === BREAKDOWN_KEPT) {
    await saveNextAttempt(scope, payment)
    return { ok: false, refusal: 'stripe_unavailable' }
  }
  invariant(AMOUNT_REFUSED.includes(code), `Stripe refuses to make a PaymentIntent: ${code}`)
  await inTransaction(async (tx) => {
    const visit = await lockVisit(tx, scope, visitId)
    if (!visit || !visitCan('pay', visit.state)) return
    await saveNothingPayable(tx, scope, visitId)
    await cancelUnsentPayment(tx, scope, visitId)
  })
  return { ok: false, refusal: 'payment_not_available' }
}

async function agreePayment(
  tx: Transaction,
  scope: BranchScope,
  { visitId, choice }: StartPaymentInput,
): Promise<Agreed> {
  const visit = await lockVisit(tx, scope, visitId)
  if (!visit) return { ok: false, refusal: 'visit_not_found' }
  if (!visitCan('pay', visit.state)) return { ok: false, refusal: 'visit_not_payable' }
  if (visit.isHoldOver) return { ok: false, refusal: 'hold_is_over' }
  const stripe = await findConnectedStripe(tx, scope)
  if (!stripe) return { ok: false, refusal: 'payment_not_available' }
  const amount = findChargeOption(planCharge(visit.charges, visit.total.currency), choice)?.now
  if (!amount) return { ok: false, refusal: 'payment_choice_not_offered' }

  const payment =
    (await findAwaitingPayment(tx, scope, visitId)) ??
    (await insertPayment(tx, scope, {
      ...{ visitId, stripeAccountId: stripe.id, amount },
      captureMode: captureModeOf(await getWantedCapture(tx, scope), hoursUntil(visit.startsAt)),
    }))
  return { ok: true, payment, amount, visitReference: visit.reference }
}

const hoursUntil = (instant: Date) => (instant.getTime() - Date.now()) / 3_600_000

type AmountChange = { readonly payment: OpenPayment; readonly opened: OpenIntent; readonly amount: Money }

/** The client may have changed their mind between what is required and everything; null while it is being paid. */
async function withAmount(
  account: StripeAccount,
  { payment, opened, amount }: AmountChange,
): Promise<OpenIntent | null> {
  if (opened.amount.amountMinor === amount.amountMinor) return opened
  const { paymentIntentId } = opened
  return changePaymentAmount(account, { paymentId: payment.id, paymentIntentId, amount })
}
