import 'server-only'
import * as z from 'zod'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'
import { saveOpenUntil } from '#lib/db/links/open-payments.ts'
import { findPaymentLink } from '#lib/db/links/payment-links.ts'
import { findAwaitingPayment, insertPayment, type OpenPayment } from '#lib/db/payments/payments.ts'
import { findConnectedStripe } from '#lib/db/payments/stripe-accounts.ts'
import { getPaymentSwitches } from '#lib/db/payments/stripe-settings.ts'
import { countDeclines } from '#lib/db/protection/card-outcomes.ts'
import { lockOwedVisit, type OwedVisit } from '#lib/flows/desk/change-what-is-owed.ts'
import { keepAgreement } from '#lib/flows/holds/keep-agreement.ts'
import { add, type Money } from '#lib/money/money.ts'
import type { WordAgreement } from '#lib/payments/clients/agreement.ts'
import { decideLinkPayment, isPageOver, type LinkRefusal, PAGE_MINUTES } from '#lib/payments/links/link-policy.ts'
import { areTooManyDeclined } from '#lib/payments/protection/card-testing.ts'
import { enqueueJob } from '#lib/queue/queue.ts'
import { paidOf } from '#lib/visits/balance/visit-balance.ts'
import { visitCan } from '#lib/visits/visit-state.ts'
import { callOffPayment } from './call-off-payment.ts'
import { type Agreed, type IntentRefusal, type OpenedIntent, openIntent } from './open-intent.ts'

export const StartOpenPaymentInput = z.object({
  visitId: z.uuid(),
  /** Null where the client pays from their visit's own page. */
  linkId: z.uuid().nullable(),
  /** What the client was shown. */
  shownMinor: z.int().min(1).max(99_999_999),
  /** When the page was opened; whoever makes it up could as well open the page anew. */
  openedAt: z.date(),
})

export type StartOpenPaymentInput = z.infer<typeof StartOpenPaymentInput>

export type StartOpenPaymentRefusal =
  | 'visit_not_found'
  | 'visit_not_payable'
  | 'page_is_over'
  | 'amount_changed'
  | 'payment_under_way'
  | 'payment_called_off'
  | 'too_many_declines'
  | LinkRefusal
  | IntentRefusal

export type StartOpenPaymentOutcome = OpenedIntent | { readonly ok: false; readonly refusal: StartOpenPaymentRefusal }

/**
 * Opens the one PaymentIntent for what is open of a visit, or finds it: all devices that opened a link share it, so that
 * two cannot both pay. The sum is decided at this moment, under the visit's lock; another one than the client was
 * shown is asked about again. What was begun for another sum or by another link is called off first. `word` says what the
 * client agrees to by paying.
 */
export async function startOpenPayment(
  scope: BranchScope,
  input: StartOpenPaymentInput,
  word?: WordAgreement,
): Promise<StartOpenPaymentOutcome> {
  const { visitId, linkId, shownMinor, openedAt } = input
  if (isPageOver(openedAt, new Date())) return { ok: false, refusal: 'page_is_over' }
  if (areTooManyDeclined(await countDeclines(scope, { visitId, linkId }))) {
    return { ok: false, refusal: 'too_many_declines' }
  }
  // Whoever pays pays what they were shown: an opened PaymentIntent never changes its sum.
  const isAnother = ({ linkId: through, amount }: OpenPayment) =>
    through !== linkId || amount.amountMinor !== shownMinor
  const others = await callOffPayment(scope, visitId, isAnother)
  if (others === 'charging') return { ok: false, refusal: 'payment_under_way' }
  return openIntent<StartOpenPaymentRefusal>(scope, {
    visitId,
    agree: (tx) => agreeOnOpen(tx, scope, { ...input, word }),
    mayPay: async (tx, visit) => {
      const link = linkId ? await findPaymentLink(tx, scope, linkId) : null
      return visitCan('owe', visit.state) && !link?.isWithdrawn
    },
    whenOver: 'payment_called_off',
  })
}

async function agreeOnOpen(
  tx: Transaction,
  scope: BranchScope,
  { visitId, linkId, shownMinor, word }: StartOpenPaymentInput & { readonly word: WordAgreement | undefined },
): Promise<Agreed<StartOpenPaymentRefusal>> {
  const visit = await lockOwedVisit(tx, scope, visitId)
  const link = linkId ? await findPaymentLink(tx, scope, linkId) : null
  if (!visit || (linkId && link?.visitId !== visitId)) return { ok: false, refusal: 'visit_not_found' }
  if (!visitCan('owe', visit.state)) return { ok: false, refusal: 'visit_not_payable' }
  const switches = await getPaymentSwitches(tx, scope)
  const stripe = await findConnectedStripe(tx, scope)
  const takesPayments = stripe !== null && switches[link ? 'link' : 'form']
  const decision = decideLinkPayment({ takesPayments, link, open: visit.balance.open })
  if (!decision.ok) return decision
  const { amount } = decision
  if (amount.amountMinor !== shownMinor) return { ok: false, refusal: 'amount_changed' }

  const openUntil = new Date(Date.now() + PAGE_MINUTES * 60_000)
  const awaiting = await findAwaitingPayment(tx, scope, visitId)
  if (awaiting && (awaiting.linkId !== linkId || awaiting.amount.amountMinor !== shownMinor))
    return { ok: false, refusal: 'payment_under_way' }
  if (!stripe) return { ok: false, refusal: 'payment_not_available' }
  const payment =
    awaiting ??
    (await insertPayment(tx, scope, {
      ...{ visitId, linkId, amount, openUntil, stripeAccountId: stripe.id, captureMode: 'at_booking' },
    }))
  if (awaiting) await saveOpenUntil(tx, scope, { id: payment.id, openUntil })
  await keepWords(tx, scope, { visit, amount, word })
  const ending = { branchId: scope.branchId, paymentId: payment.id }
  await enqueueJob(tx, { name: 'end-open-payment', input: ending, key: payment.id, startAfter: openUntil })
  return { ok: true, payment, amount, visitReference: visit.reference }
}

type Agreeing = { readonly visit: OwedVisit; readonly amount: Money; readonly word: WordAgreement | undefined }

/** The fee is at most what the client has paid: with this sum it is more than before. */
async function keepWords(tx: Transaction, scope: BranchScope, { visit, amount, word }: Agreeing): Promise<void> {
  const paid = add(paidOf(visit.balance), amount)
  if (word) await keepAgreement(tx, scope, { visitId: visit.id, paid, word })
}
