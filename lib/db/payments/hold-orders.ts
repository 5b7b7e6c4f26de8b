import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database, type Transaction } from '#lib/db/client.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { type Money, money } from '#lib/money/money.ts'
import type { HoldOrderKind, HoldOrderState } from '#prisma/generated/enums.ts'

/** What is to be done with a hold, and all that Stripe must be told for it. */
export type HoldOrder = {
  readonly id: string
  readonly kind: HoldOrderKind
  readonly paymentId: string
  readonly stripeAccountId: string
  readonly paymentIntentId: string | null
  /** What is captured; zero for a release. */
  readonly amount: Money
  readonly state: HoldOrderState
  readonly attempt: number
}

export type NewHoldOrder = Pick<HoldOrder, 'kind' | 'paymentId' | 'stripeAccountId' | 'amount'>

/** Asks for a hold to be captured or let go. The database allows one order that stands, however many ask at once. */
export async function insertHoldOrder(tx: Transaction, scope: BranchScope, order: NewHoldOrder): Promise<string> {
  const { actor, branchId } = scope
  const { amount, ...data } = order
  const requestedById = actor.kind === 'user' ? actor.userId : null
  const { id } = await tx.holdOrder.create({
    data: { ...data, ...amount, branchId, requestedById },
    select: { id: true },
  })
  return id
}

export async function getHoldOrder(scope: BranchScope, id: string): Promise<HoldOrder> {
  const row = await database().holdOrder.findUniqueOrThrow({
    where: { branchId_id: { branchId: scope.branchId, id } },
    include: { payment: { select: { stripePaymentIntentId: true } } },
  })
  const { kind, paymentId, stripeAccountId, state, attempt } = row
  const paymentIntentId = row.payment.stripePaymentIntentId
  const amount = money(row.amountMinor, currencyOf(row.currency))
  return { id, kind, paymentId, stripeAccountId, paymentIntentId, state, attempt, amount }
}

/** Whether someone has decided about the hold of a payment. */
export async function isHoldDecided(tx: Transaction, scope: BranchScope, paymentId: string): Promise<boolean> {
  const where = { branchId: scope.branchId, paymentId, state: { not: 'refused' as const } }
  return (await tx.holdOrder.count({ where })) > 0
}

/** Whether someone has asked for the hold of a payment to be let go. */
export async function isReleaseAsked(tx: Transaction, scope: BranchScope, paymentId: string): Promise<boolean> {
  const where = { branchId: scope.branchId, paymentId, kind: 'release', state: { not: 'refused' } } as const
  return (await tx.holdOrder.count({ where })) > 0
}

/** The hold is gone: the order that asked for what has become of it is done, another one came too late. */
export async function saveHoldOrdersEnded(
  tx: Transaction,
  scope: BranchScope,
  hold: { readonly paymentId: string; readonly became: HoldOrderKind },
): Promise<void> {
  const { paymentId, became } = hold
  const where = { branchId: scope.branchId, paymentId, state: 'requested' } as const
  const settledAt = new Date()
  await tx.holdOrder.updateMany({ where: { ...where, kind: became }, data: { state: 'done', settledAt } })
  await tx.holdOrder.updateMany({ where, data: { state: 'refused', failureReason: 'hold_is_gone', settledAt } })
}

/** Stripe will not do it: staff can decide anew. */
export async function saveHoldOrderRefused(
  tx: Transaction,
  scope: BranchScope,
  order: { readonly id: string; readonly failureReason: string },
): Promise<void> {
  await tx.holdOrder.updateMany({
    where: { branchId: scope.branchId, id: order.id, state: 'requested' },
    data: { state: 'refused', failureReason: order.failureReason, settledAt: new Date() },
  })
}

/** Stripe broke down for good under the call's key: the next call has another one. */
export async function saveNextHoldAttempt(scope: BranchScope, { id, attempt }: { id: string; attempt: number }) {
  await database().holdOrder.updateMany({
    where: { branchId: scope.branchId, id, attempt, state: 'requested' },
    data: { attempt: attempt + 1 },
  })
}
