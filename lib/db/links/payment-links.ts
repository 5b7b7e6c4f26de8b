import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { invariant } from '#lib/money/invariant.ts'
import { type Money, money } from '#lib/money/money.ts'
import type { LinkFacts } from '#lib/payments/links/link-policy.ts'
import type { Prisma } from '#prisma/generated/client.ts'

export type PaymentLink = LinkFacts & {
  readonly id: string
  readonly visitId: string
  /** Null asks for whatever is open when it is paid. */
  readonly wanted: Money | null
}

// Not paid yet, or given up before anything was taken: such payments do not use a link up.
const MADE: Prisma.PaymentWhereInput = { state: { notIn: ['awaiting', 'canceled'] } }

const WITH_PAYMENTS = { payments: { where: MADE, select: { id: true } } }

type Row = {
  readonly id: string
  readonly visitId: string
  readonly amountMinor: bigint | null
  readonly currency: string
  readonly withdrawnAt: Date | null
  readonly payments: readonly unknown[]
}

const linkFrom = ({ id, visitId, amountMinor, currency, withdrawnAt, payments }: Row): PaymentLink => ({
  id,
  visitId,
  wanted: amountMinor === null ? null : money(amountMinor, currencyOf(currency)),
  isWithdrawn: withdrawnAt !== null,
  isPaid: payments.length > 0,
})

export async function findPaymentLink(tx: Transaction, scope: BranchScope, id: string): Promise<PaymentLink | null> {
  const row = await tx.paymentLink.findFirst({ where: { branchId: scope.branchId, id }, include: WITH_PAYMENTS })
  return row && linkFrom(row)
}

/** A visit's links that are neither paid nor withdrawn, oldest first. */
export async function listOpenLinks(
  tx: Transaction,
  scope: BranchScope,
  visitId: string,
): Promise<readonly PaymentLink[]> {
  const rows = await tx.paymentLink.findMany({
    where: {
      ...{ branchId: scope.branchId, visitId, withdrawnAt: null },
      payments: { none: MADE },
    },
    include: WITH_PAYMENTS,
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map(linkFrom)
}

export type NewPaymentLink = { readonly visitId: string; readonly wanted: Money | null; readonly currency: string }

export async function insertPaymentLink(tx: Transaction, scope: BranchScope, link: NewPaymentLink): Promise<string> {
  const { branchId, actor } = scope
  invariant(actor.kind === 'user', 'only staff ask for money by link')
  const { visitId, wanted, currency } = link
  const { id } = await tx.paymentLink.create({
    data: { branchId, visitId, currency, amountMinor: wanted?.amountMinor ?? null, madeById: actor.userId },
    select: { id: true },
  })
  return id
}

/** Nothing more is paid through a link; says false where it was withdrawn before. */
export async function saveLinkWithdrawn(tx: Transaction, scope: BranchScope, id: string): Promise<boolean> {
  const { count } = await tx.paymentLink.updateMany({
    where: { branchId: scope.branchId, id, withdrawnAt: null },
    data: { withdrawnAt: new Date() },
  })
  return count === 1
}
