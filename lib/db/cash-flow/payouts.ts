import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database, type Transaction } from '#lib/db/client.ts'
import type { PayoutFacts } from '#lib/payments/balance/payout-facts.ts'

/** What changed by what Stripe says of a payout. */
export type SavedPayout = {
  readonly id: string
  readonly hasJustFailed: boolean
  /** What it was made of is still to be asked. */
  readonly isUnread: boolean
}

/** Writes what Stripe says of a payout. */
export async function savePayout(
  tx: Transaction,
  scope: BranchScope,
  { stripeAccountId, facts }: { readonly stripeAccountId: string; readonly facts: PayoutFacts },
): Promise<SavedPayout> {
  const { stripePayoutId, amount, state, isAutomatic: automatic, hasContents, ...dates } = facts
  const { createdAt, arrivesOn, failureCode } = dates
  const key = { branchId: scope.branchId, stripeAccountId, stripePayoutId }
  const where = { branchId_stripeAccountId_stripePayoutId: key }
  const known = await tx.payout.findUnique({ where })
  const told = { state, arrivesOn, failureCode }
  const create = { ...key, ...amount, ...told, automatic, createdAt }
  const { id } = await tx.payout.upsert({ where, create, update: told, select: { id: true } })
  return {
    id,
    hasJustFailed: state === 'failed' && known?.state !== 'failed',
    isUnread: hasContents && !known?.contentsRead,
  }
}

/** Writes down what a payout was made of; says whether all of it is known. */
export async function savePayoutContents(
  scope: BranchScope,
  payout: { readonly id: string; readonly stripeAccountId: string; readonly transactionIds: readonly string[] },
): Promise<boolean> {
  const { id, stripeAccountId, transactionIds } = payout
  const { branchId } = scope
  const { count } = await database().balanceTransaction.updateMany({
    where: { branchId, stripeAccountId, stripeId: { in: [...transactionIds] } },
    data: { payoutId: id },
  })
  const contentsRead = count === transactionIds.length
  await database().payout.update({ where: { branchId_id: { branchId, id } }, data: { contentsRead } })
  return contentsRead
}
