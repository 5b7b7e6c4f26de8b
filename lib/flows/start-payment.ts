import 'server-only'
import * as z from 'zod'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction, type Transaction } from '#lib/db/client.ts'
import { findAwaitingPayment, insertPayment, type OpenPayment, savePaymentIntent } from '#lib/db/payments/payments.ts'
import { findConnectedStripe, getStripeCredentials } from '#lib/db/payments/stripe-accounts.ts'
import { lockVisit } from '#lib/db/visits/visits.ts'
import type { Money } from '#lib/money/money.ts'
import { findChargeOption, planCharge } from '#lib/payments/charge-plan.ts'
import {
  changePaymentAmount,
  createPaymentIntent,
  type OpenIntent,
  readPaymentIntent,
} from '#lib/stripe/payment-intents.ts'
import type { StripeAccount } from '#lib/stripe/stripe-account.ts'
import { visitCan } from '#lib/visits/visit-state.ts'

export const StartPaymentInput = z.object({ visitId: z.uuid(), choice: z.enum(['required', 'everything']) })

export type StartPaymentInput = z.infer<typeof StartPaymentInput>

export type StartPaymentRefusal =
  | 'visit_not_found'
  | 'visit_not_payable'
  | 'hold_is_over'
  | 'payment_not_available'
  | 'payment_choice_not_offered'
  | 'payment_already_made'

export type StartPaymentOutcome =
  | { readonly ok: true; readonly clientSecret: string; readonly amount: Money }
  | { readonly ok: false; readonly refusal: StartPaymentRefusal }

type Agreed =
  | { readonly ok: true; readonly payment: OpenPayment; readonly amount: Money; readonly visitReference: string }
  | { readonly ok: false; readonly refusal: StartPaymentRefusal }

/**
 * Opens the one PaymentIntent of a visit on hold, or finds it: our row is committed before Stripe hears of it, and
 * its id is the key of the call, so that a repeated or interrupted start never makes a second charge.
 */
export async function startPayment(scope: BranchScope, input: StartPaymentInput): Promise<StartPaymentOutcome> {
  const agreed = await inTransaction((tx) => agreePayment(tx, scope, input))
  if (!agreed.ok) return agreed

  const { payment, amount, visitReference } = agreed
  const account = await getStripeCredentials(scope, payment.stripeAccountId)
  const { branchId } = scope
  const order = { paymentId: payment.id, branchId, visitId: input.visitId, visitReference, amount: payment.amount }
  const opened = payment.paymentIntentId
    ? await readPaymentIntent(account, payment.paymentIntentId)
    : await createPaymentIntent(account, order)
  if (opened.status !== 'awaiting') return { ok: false, refusal: 'payment_already_made' }

  const intent = await withAmount(account, { payment, opened, amount })
  await savePaymentIntent(scope, { id: payment.id, paymentIntentId: intent.paymentIntentId, amount: intent.amount })
  return { ok: true, clientSecret: intent.clientSecret, amount: intent.amount }
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
    (await insertPayment(tx, scope, { visitId, stripeAccountId: stripe.id, amount }))
  return { ok: true, payment, amount, visitReference: visit.reference }
}

type AmountChange = { readonly payment: OpenPayment; readonly opened: OpenIntent; readonly amount: Money }

/** The client may have changed their mind between what is required and everything. */
async function withAmount(account: StripeAccount, { payment, opened, amount }: AmountChange): Promise<OpenIntent> {
  if (opened.amount.amountMinor === amount.amountMinor) return opened
  const { paymentIntentId } = opened
  return changePaymentAmount(account, { paymentId: payment.id, paymentIntentId, amount })
}
