import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { invariant } from '#lib/money/invariant.ts'
import { type Money, money, negate } from '#lib/money/money.ts'
import type { DeskMethod } from '#prisma/generated/enums.ts'

export type NewDeskPayment = {
  readonly visitId: string
  readonly method: DeskMethod
  readonly amount: Money
  readonly note: string | null
}

/** Writes down what was taken at the desk, for good. The database refuses more than is open, however many write at once. */
export async function insertDeskPayment(tx: Transaction, scope: BranchScope, payment: NewDeskPayment): Promise<string> {
  const { amount, ...row } = payment
  const { id } = await tx.deskPayment.create({ data: { ...row, ...amount, ...writerOf(scope) }, select: { id: true } })
  return id
}

export type DeskLine = {
  readonly id: string
  readonly visitId: string
  readonly method: DeskMethod
  /** What is neither corrected nor handed back. */
  readonly left: Money
}

/** Finds a line of the desk that can be corrected, which a correction cannot; its visit is locked before it is changed. */
export async function findDeskLine(tx: Transaction, scope: BranchScope, id: string): Promise<DeskLine | null> {
  const line = await tx.deskPayment.findFirst({
    where: { branchId: scope.branchId, id, correctsId: null },
    include: { corrections: { select: { amountMinor: true } } },
  })
  if (!line) return null
  const { visitId, method, corrections } = line
  const left = corrections.reduce((sum, { amountMinor }) => sum + amountMinor, line.amountMinor)
  return { id, visitId, method, left: money(left, currencyOf(line.currency)) }
}

export type NewCorrection = { readonly line: DeskLine; readonly amount: Money; readonly note: string }

/** Writes beside a line that so much of it was wrong, or was handed back. */
export async function insertCorrection(
  tx: Transaction,
  scope: BranchScope,
  correction: NewCorrection,
): Promise<string> {
  const { line, amount, note } = correction
  const { id: correctsId, visitId, method } = line
  const { id } = await tx.deskPayment.create({
    data: { ...writerOf(scope), visitId, correctsId, method, note, ...negate(amount) },
    select: { id: true },
  })
  return id
}

function writerOf({ branchId, actor }: BranchScope) {
  invariant(actor.kind === 'user', 'only staff take money at the desk')
  return { branchId, recordedById: actor.userId }
}
