import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { savePaymentParts } from '#lib/db/cash-flow/payment-parts.ts'
import { database, runSearch, statementIn, type Transaction } from '#lib/db/client.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { type Money, money } from '#lib/money/money.ts'
import type { CaptureMode } from '#lib/payments/capture-mode.ts'
import type { PaymentState } from '#lib/payments/payment-state.ts'
import type { Reconciliation } from '#lib/payments/reconcile-payment.ts'

export type OpenPayment = {
  readonly id: string
  readonly stripeAccountId: string
  readonly paymentIntentId: string | null
  readonly amount: Money
  readonly captureMode: CaptureMode
  readonly attempt: number
  /** The link that it is paid through; null for the form and the visit's own page. */
  readonly linkId: string | null
}

export type NewPayment = Pick<OpenPayment, 'stripeAccountId' | 'amount' | 'captureMode' | 'linkId'> & {
  readonly visitId: string
  /** Null while the visit's own hold says until when. */
  readonly openUntil: Date | null
}

export type LockedPayment = {
  readonly id: string
  readonly visitId: string
  readonly stripeAccountId: string
  readonly state: PaymentState
  readonly amount: Money
  readonly paymentIntentId: string | null
  readonly factsAsking: bigint | null
}

/** Where to ask about a payment; the number of this asking and the database's time before it. */
export type PaymentSource = {
  readonly id: string
  readonly visitId: string
  readonly stripeAccountId: string
  readonly paymentIntentId: string | null
  readonly asking: bigint
  readonly askedAt: Date
  /** The same to the microsecond, as Postgres writes it: a Date knows milliseconds alone. */
  readonly askedExactlyAt: string
}

type MoneyRow = { readonly amountMinor: bigint; readonly currency: string }

/** The visit's payment that waits for the client, if there is one; the database allows no second. */
export async function findAwaitingPayment(
  tx: Transaction,
  scope: BranchScope,
  visitId: string,
): Promise<OpenPayment | null> {
  const row = await tx.payment.findFirst({ where: { branchId: scope.branchId, visitId, state: 'awaiting' } })
  return (
    row && {
      id: row.id,
      stripeAccountId: row.stripeAccountId,
      paymentIntentId: row.stripePaymentIntentId,
      amount: money(row.amountMinor, currencyOf(row.currency)),
      captureMode: row.captureMode,
      attempt: row.attempt,
      linkId: row.paymentLinkId,
    }
  )
}

/** Writes down a payment before Stripe hears of it. */
export async function insertPayment(tx: Transaction, scope: BranchScope, payment: NewPayment): Promise<OpenPayment> {
  const { amount, linkId: paymentLinkId, ...row } = payment
  const source = paymentLinkId ? 'link' : 'form'
  const { id } = await tx.payment.create({
    data: { branchId: scope.branchId, ...row, ...amount, source, paymentLinkId },
    select: { id: true },
  })
  await savePaymentParts(tx, scope, id)
  const { stripeAccountId, captureMode, linkId } = payment
  return { id, stripeAccountId, paymentIntentId: null, amount, captureMode, attempt: 0, linkId }
}

/** Remembers which PaymentIntent a payment is, and its amount there; false for one that has ended meanwhile. */
export async function savePaymentIntent(
  tx: Transaction,
  scope: BranchScope,
  payment: { readonly id: string; readonly paymentIntentId: string; readonly amount: Money },
): Promise<boolean> {
  const { id, paymentIntentId, amount } = payment
  const { count } = await tx.payment.updateMany({
    where: { branchId: scope.branchId, id, state: { not: 'canceled' } },
    data: { stripePaymentIntentId: paymentIntentId, amountMinor: amount.amountMinor },
  })
  if (count === 1) await savePaymentParts(tx, scope, id)
  return count === 1
}

/** Stripe broke down for good under the call's key: the next call has another one. */
export async function saveNextAttempt(scope: BranchScope, { id, attempt }: { id: string; attempt: number }) {
  await database().payment.updateMany({
    where: { branchId: scope.branchId, id, attempt },
    data: { attempt: attempt + 1 },
  })
}

/** Ends the visit's payment that Stripe has never answered for: nobody can have paid it, and nobody will. */
export async function cancelUnsentPayment(tx: Transaction, scope: BranchScope, visitId: string): Promise<void> {
  await tx.payment.updateMany({
    where: { branchId: scope.branchId, visitId, state: 'awaiting', stripePaymentIntentId: null },
    data: { state: 'canceled' },
  })
}

const SOURCE = `select id, visit_id as "visitId", stripe_account_id as "stripeAccountId",
    stripe_payment_intent_id as "paymentIntentId", nextval('payment_asking') as asking, clock.at as "askedAt",
    clock.at::text as "askedExactlyAt"
  from payment cross join lateral (select clock_timestamp() as at offset 0) clock`

export async function findPaymentSource(scope: BranchScope, id: string): Promise<PaymentSource | null> {
  const [row] = await runSearch<PaymentSource>(
    `${SOURCE} where branch_id = $1::uuid and id = $2::uuid`,
    [scope.branchId, id],
    'payment-source',
  )
  return row ?? null
}

/** The same for the payment that a PaymentIntent is known to be. */
export async function findSourceOfIntent(
  scope: BranchScope,
  intent: { readonly stripeAccountId: string; readonly paymentIntentId: string },
): Promise<PaymentSource | null> {
  const [row] = await runSearch<PaymentSource>(
    `${SOURCE} where branch_id = $1::uuid and stripe_account_id = $2::uuid and stripe_payment_intent_id = $3`,
    [scope.branchId, intent.stripeAccountId, intent.paymentIntentId],
    'source-of-intent',
  )
  return row ?? null
}

/** Locks a payment of the branch; its visit is locked before it. */
export async function lockPayment(tx: Transaction, scope: BranchScope, id: string): Promise<LockedPayment | null> {
  const [payment] = await statementIn(tx)<Omit<LockedPayment, 'amount'> & MoneyRow>`
    select id, visit_id as "visitId", stripe_account_id as "stripeAccountId", state,
      stripe_payment_intent_id as "paymentIntentId", facts_asking as "factsAsking",
      amount_minor as "amountMinor", currency
    from payment where branch_id = ${scope.branchId}::uuid and id = ${id}::uuid for no key update`
  if (!payment) return null
  const { amountMinor, currency, ...found } = payment
  return { ...found, amount: money(amountMinor, currencyOf(currency)) }
}

/** Writes what the facts said of a payment, and when they were asked for. */
export async function savePaymentFacts(
  tx: Transaction,
  scope: BranchScope,
  facts: { readonly payment: LockedPayment; readonly asking: bigint; readonly reconciled: Reconciliation },
): Promise<void> {
  const { id, amount: known } = facts.payment
  const { state, chargeId, amount, card, declineCode, captureBefore, settledBy } = facts.reconciled
  await statementIn(tx)`
    update payment set state = ${state}::"PaymentState", decline_code = ${declineCode}, capture_before = ${captureBefore},
      facts_asking = ${facts.asking}, balance_transaction_id = ${settledBy},
      stripe_charge_id = coalesce(${chargeId}, stripe_charge_id),
      amount_minor = coalesce(${amount?.amountMinor ?? null}, amount_minor),
      card_brand = coalesce(${card?.brand ?? null}, card_brand), card_last4 = coalesce(${card?.last4 ?? null}, card_last4)
    where branch_id = ${scope.branchId} and id = ${id}`
  // We may have been cut off between changing the sum at Stripe and noting it here.
  if (amount && amount.amountMinor !== known.amountMinor) await savePaymentParts(tx, scope, id)
}

/** Writes down the PaymentIntent of a payment that has none yet; false if there is no such payment. */
export async function linkPaymentIntent(
  scope: BranchScope,
  link: { readonly id: string; readonly stripeAccountId: string; readonly paymentIntentId: string },
): Promise<boolean> {
  const { id, stripeAccountId, paymentIntentId } = link
  const { count } = await database().payment.updateMany({
    where: { branchId: scope.branchId, id, stripeAccountId, stripePaymentIntentId: null },
    data: { stripePaymentIntentId: paymentIntentId },
  })
  return count === 1
}
