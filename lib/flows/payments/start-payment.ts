import 'server-only'
import * as z from 'zod'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { getWantedCapture } from '#lib/db/branches.ts'
import type { Transaction } from '#lib/db/client.ts'
import { findAwaitingPayment, insertPayment } from '#lib/db/payments/payments.ts'
import { findConnectedStripe } from '#lib/db/payments/stripe-accounts.ts'
import { countDeclines } from '#lib/db/protection/card-outcomes.ts'
import { lockVisit } from '#lib/db/visits/visits.ts'
import { type Agreed, type IntentRefusal, type OpenedIntent, openIntent } from '#lib/flows/intents/open-intent.ts'
import { captureModeOf } from '#lib/payments/capture-mode.ts'
import { findChargeOption, planCharge } from '#lib/payments/charge-plan.ts'
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

/** Opens the one PaymentIntent of a visit on hold, or finds it. */
export async function startPayment(scope: BranchScope, input: StartPaymentInput): Promise<StartPaymentOutcome> {
  const { visitId } = input
  if (areTooManyDeclined(await countDeclines(scope, { visitId, linkId: null }))) {
    return { ok: false, refusal: 'too_many_declines' }
  }
  return openIntent<StartPaymentRefusal>(scope, {
    visitId,
    agree: (tx) => agreePayment(tx, scope, input),
    mayPay: async (_, visit) => visitCan('pay', visit.state),
    whenOver: 'hold_is_over',
  })
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
      captureMode: captureModeOf(await getWantedCapture(tx, scope), hoursUntil(visit.startsAt)),
    }))
  return { ok: true, payment, amount, visitReference: visit.reference }
}

const hoursUntil = (instant: Date) => (instant.getTime() - Date.now()) / 3_600_000
