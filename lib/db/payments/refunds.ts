import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database, statementIn, type Transaction } from '#lib/db/client.ts'
import { type Currency, currencyOf } from '#lib/money/currencies.ts'
import { type Money, money } from '#lib/money/money.ts'
import type { RefundFacts } from '#lib/payments/payment-facts.ts'
import type { RefundReason, RefundState } from '#prisma/generated/enums.ts'

export type NewRefund = {
  readonly paymentId: string
  readonly stripeAccountId: string
  readonly amount: Money
  readonly reason: RefundReason
  /** The appointments that it is for, by their places in the visit; none for all of them. */
  readonly positions?: readonly number[]
}

type RefundFactsOfPayment = {
  readonly paymentId: string
  readonly stripeAccountId: string
  readonly refunds: readonly RefundFacts[]
}

/** A promise and all that Stripe must be told to keep it. */
export type RefundOrder = {
  readonly id: string
  readonly paymentId: string
  readonly visitId: string
  readonly stripeAccountId: string
  readonly paymentIntentId: string | null
  readonly amount: Money
  readonly state: RefundState
  readonly attempt: number
  readonly promisedAt: Date
}

/** Promises money back. The database refuses what exceeds the payment, however many promise at once. */
export async function insertRefund(tx: Transaction, scope: BranchScope, refund: NewRefund): Promise<string> {
  const { actor, branchId } = scope
  const { amount, positions = [], ...promise } = refund
  const requestedById = actor.kind === 'user' ? actor.userId : null
  const data = { ...promise, ...amount, positions: [...positions], branchId, requestedById }
  const { id } = await tx.refund.create({ data, select: { id: true } })
  return id
}

export async function getRefundOrder(scope: BranchScope, id: string): Promise<RefundOrder> {
  const row = await database().refund.findUniqueOrThrow({
    where: { branchId_id: { branchId: scope.branchId, id } },
    include: { payment: { select: { stripePaymentIntentId: true, visitId: true } } },
  })
  return {
    id,
    paymentId: row.paymentId,
    visitId: row.payment.visitId,
    stripeAccountId: row.stripeAccountId,
    paymentIntentId: row.payment.stripePaymentIntentId,
    amount: money(row.amountMinor, currencyOf(row.currency)),
    state: row.state,
    attempt: row.attempt,
    promisedAt: row.createdAt,
  }
}

/** Stripe broke down for good under the call's key: the next call has another one. */
export async function saveNextRefundAttempt(scope: BranchScope, { id, attempt }: { id: string; attempt: number }) {
  await database().refund.updateMany({
    where: { branchId: scope.branchId, id, attempt, state: 'requested' },
    data: { attempt: attempt + 1 },
  })
}

/** What is promised of a payment and not yet in the ledger. */
export async function sumRefundsUnderWay(
  tx: Transaction,
  scope: BranchScope,
  payment: { readonly id: string; readonly currency: Currency },
): Promise<Money> {
  const [sums] = await statementIn(tx)<{ underWay: bigint }>`
    select coalesce(sum(amount_minor), 0)::bigint as "underWay" from refund
    where branch_id = ${scope.branchId} and payment_id = ${payment.id} and state = 'requested'`
  return money(sums?.underWay ?? 0, payment.currency)
}

/** Stripe will not give this money back: the promise ends, and the sum is free again. */
export async function saveRefundRefused(
  tx: Transaction,
  scope: BranchScope,
  refund: { readonly id: string; readonly failureReason: string },
): Promise<void> {
  await tx.refund.updateMany({
    where: { branchId: scope.branchId, id: refund.id, state: 'requested' },
    data: { state: 'failed', failureReason: refund.failureReason, settledAt: new Date() },
  })
}

/** What has changed of a refund. */
export type RefundNews = {
  readonly id: string
  readonly stripeRefundId: string
  /** Null: nobody knew of it. */
  readonly was: RefundState | null
  readonly is: RefundState
}

/**
 * Writes what Stripe says of a payment's refunds; one made in Stripe's dashboard gets a row of its own. Says what is new
 * about them.
 */
export async function saveRefundFacts(
  tx: Transaction,
  scope: BranchScope,
  { refunds, ...payment }: RefundFactsOfPayment,
): Promise<readonly RefundNews[]> {
  if (refunds.length === 0) return []
  const ofPayment = { branchId: scope.branchId, ...payment }
  const rows = await tx.refund.findMany({ where: ofPayment })
  const news: RefundNews[] = []
  for (const fact of refunds) {
    const { stripeRefundId, amount, state, failureReason, refundedAt } = fact
    const balanceTransactionId = fact.settlement?.transactionId ?? null
    const settledAt = state === 'pending' ? null : new Date()
    const told = { stripeRefundId, state, failureReason, balanceTransactionId, settledAt }
    const known = rowOf(fact, rows)
    if (!known) {
      const data = { ...ofPayment, ...amount, ...told, reason: 'requested_by_client', createdAt: refundedAt } as const
      const { id } = await tx.refund.create({ data, select: { id: true } })
      news.push({ id, stripeRefundId, was: null, is: state })
    } else if (known.state !== state || known.balanceTransactionId !== balanceTransactionId) {
      await tx.refund.update({ where: { branchId_id: { branchId: scope.branchId, id: known.id } }, data: told })
    }
    if (known && known.state !== state) news.push({ id: known.id, stripeRefundId, was: known.state, is: state })
    if (known) known.stripeRefundId = stripeRefundId
  }
  return news
}

type RefundRow = { readonly id: string; readonly amountMinor: bigint; stripeRefundId: string | null }

/** The row of a refund: by Stripe's id, or as the promise that it keeps. Anyone may write our ids into Stripe's dashboard. */
function rowOf<Row extends RefundRow>(fact: RefundFacts, rows: readonly Row[]): Row | undefined {
  const { stripeRefundId, refundId, amount } = fact
  const isKept = (row: Row) => row.stripeRefundId === null && row.amountMinor === BigInt(amount.amountMinor)
  return (
    rows.find((row) => row.stripeRefundId === stripeRefundId) ?? rows.find((row) => row.id === refundId && isKept(row))
  )
}
