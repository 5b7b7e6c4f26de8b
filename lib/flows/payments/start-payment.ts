import 'server-only'
import * as z from 'zod'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { getWantedCapture } from '#lib/db/branches.ts'
import { inTransaction, type Transaction } from '#lib/db/client.ts'
import { saveNothingPayable } from '#lib/db/holds/visit-charges.ts'
import { cancelUnsentPayment, findAwaitingPayment, insertPayment } from '#lib/db/payments/payments.ts'
import { findConnectedStripe } from '#lib/db/payments/stripe-accounts.ts'
import { countDeclines } from '#lib/db/protection/card-outcomes.ts'
import { lockVisit } from '#lib/db/visits/visits.ts'
import { keepAgreement } from '#lib/flows/holds/keep-agreement.ts'
import { type Agreed, type IntentRefusal, type OpenedIntent, openIntent } from '#lib/flows/intents/open-intent.ts'
import { captureModeOf } from '#lib/payments/capture-mode.ts'
import { findChargeOption, planCharge } from '#lib/payments/charge-plan.ts'
import type { WordAgreement } from '#lib/payments/clients/agreement.ts'
import { areTooManyDeclined } from '#lib/payments/protection/card-testing.ts'
import { visitCan } from '#lib/visits/visit-state.ts'

export const StartPaymentInput = z.object({ visitId: z.uuid(), choice: z.enum(['required', 'everything']) })

export type StartPaymentInput = z.infer<typeof StartPaymentInput>

export type StartPaymentRefusal =
  | 'visit_not_found'
  | 'visit_not_payable'
  | 'hold_is_over'
  | 'payment_choice_not_offered'
  | 'too_many_declines'
  | IntentRefusal

export type StartPaymentOutcome = OpenedIntent | { readonly ok: false; readonly refusal: StartPaymentRefusal }

/**
 * Opens the one PaymentIntent of a visit on hold, or finds it. `word` says what the client agrees to by paying. Of a sum
 * that Stripe does not take, the visit becomes one that is paid at the salon, also where payment is required.
 */
export async function startPayment(
  scope: BranchScope,
  input: StartPaymentInput,
  word?: WordAgreement,
): Promise<StartPaymentOutcome> {
  const { visitId } = input
  if (areTooManyDeclined(await countDeclines(scope, { visitId, linkId: null }))) {
    return { ok: false, refusal: 'too_many_declines' }
  }
  return openIntent<StartPaymentRefusal>(scope, {
    visitId,
    agree: async (tx) => {
      const agreed = await agreePayment(tx, scope, input)
      if (agreed.ok && word) await keepAgreement(tx, scope, { visitId, paid: agreed.amount, word })
      return agreed
    },
    mayPay: async (_, visit) => visitCan('pay', visit.state),
    whenSumRefused: () => inTransaction((tx) => payAtSalon(tx, scope, visitId)),
    whenOver: 'hold_is_over',
  })
}

async function payAtSalon(tx: Transaction, scope: BranchScope, visitId: string): Promise<void> {
  const visit = await lockVisit(tx, scope, visitId)
  if (!visit || !visitCan('pay', visit.state)) return
  await saveNothingPayable(tx, scope, visitId)
  await cancelUnsentPayment(tx, scope, visitId)
}

async function agreePayment(
  tx: Transaction,
  scope: BranchScope,
  { visitId, choice }: StartPaymentInput,
): Promise<Agreed<StartPaymentRefusal>> {
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
      ...{ visitId, stripeAccountId: stripe.id, amount, linkId: null, openUntil: null },
      captureMode: captureModeOf(await getWantedCapture(tx, scope), visit.startsAt, new Date()),
    }))
  return { ok: true, payment, amount, visitReference: visit.reference }
}
