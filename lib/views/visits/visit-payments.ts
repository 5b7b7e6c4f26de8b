import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { type Money, money } from '#lib/money/money.ts'
import { type LinkState, linkState } from '#lib/payments/links/link-policy.ts'
import type { PaymentState } from '#lib/payments/payment-state.ts'
import type { DeskMethod, PaymentSource } from '#prisma/generated/enums.ts'

/** A card payment of a visit. */
export type CardPayment = {
  readonly id: string
  readonly at: Date
  readonly state: PaymentState
  readonly source: PaymentSource
  readonly amount: Money
  readonly card: { readonly brand: string; readonly last4: string } | null
  readonly isTest: boolean
}

/** A line of the desk; a correction has a negative sum and stands below what it corrects. */
export type DeskLine = {
  readonly id: string
  readonly method: DeskMethod
  readonly amount: Money
  /** What is neither corrected nor handed back; null of a correction. */
  readonly left: Money | null
  readonly note: string | null
  readonly byName: string
  readonly at: Date
}

export type VisitLink = {
  readonly id: string
  readonly state: LinkState
  /** Null asks for whatever is open. */
  readonly wanted: Money | null
  readonly at: Date
  readonly byName: string
}

export type VisitPayments = {
  readonly payments: readonly CardPayment[]
  readonly desk: readonly DeskLine[]
  readonly links: readonly VisitLink[]
}

/** Everything that was paid for a visit, at the desk and by card, and the links that ask for more. */
export async function listVisitPayments(scope: BranchScope, visitId: string): Promise<VisitPayments> {
  const of = { branchId: scope.branchId, visitId }
  const payments = await database().payment.findMany({
    // What nobody has paid is of no interest to anyone.
    where: { ...of, OR: [{ state: { notIn: ['awaiting', 'canceled'] } }, { stripeChargeId: { not: null } }] },
    include: { stripeAccount: { select: { livemode: true } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  const desk = await database().deskPayment.findMany({ where: of, orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }] })
  const links = await database().paymentLink.findMany({
    where: of,
    include: { payments: { where: { state: { notIn: ['awaiting', 'canceled'] } }, select: { id: true } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  })
  const names = await namesOf([...desk.map((line) => line.recordedById), ...links.map((link) => link.madeById)])
  return {
    payments: payments.map(({ cardBrand, cardLast4, ...payment }) => ({
      ...{ id: payment.id, at: payment.createdAt, state: payment.state, source: payment.source },
      amount: money(payment.amountMinor, currencyOf(payment.currency)),
      card: cardBrand && cardLast4 ? { brand: cardBrand, last4: cardLast4 } : null,
      isTest: !payment.stripeAccount.livemode,
    })),
    desk: deskLinesFrom(desk, names),
    links: links.map(({ id, amountMinor, currency, withdrawnAt, createdAt, madeById, payments: paid }) => ({
      id,
      state: linkState({ isWithdrawn: withdrawnAt !== null, isPaid: paid.length > 0 }),
      wanted: amountMinor === null ? null : money(amountMinor, currencyOf(currency)),
      at: createdAt,
      byName: names.get(madeById) ?? '',
    })),
  }
}

type DeskRow = Omit<DeskLine, 'amount' | 'left' | 'byName' | 'at'> & {
  readonly correctsId: string | null
  readonly amountMinor: bigint
  readonly currency: string
  readonly recordedById: string
  readonly recordedAt: Date
}

function deskLinesFrom(rows: readonly DeskRow[], names: ReadonlyMap<string, string>): readonly DeskLine[] {
  const lineFrom = (row: DeskRow, left: bigint | null): DeskLine => {
    const currency = currencyOf(row.currency)
    const { id, method, note, recordedById, recordedAt: at } = row
    const amount = money(row.amountMinor, currency)
    return {
      ...{ id, method, note, at, amount, byName: names.get(recordedById) ?? '' },
      left: left === null ? null : money(left, currency),
    }
  }
  const taken = rows.filter(({ correctsId }) => correctsId === null)
  return taken.flatMap((row) => {
    const corrections = rows.filter(({ correctsId }) => correctsId === row.id)
    const left = corrections.reduce((sum, { amountMinor }) => sum + amountMinor, row.amountMinor)
    return [lineFrom(row, left), ...corrections.map((one) => lineFrom(one, null))]
  })
}

async function namesOf(userIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const users = await database().user.findMany({
    where: { id: { in: [...new Set(userIds)] } },
    select: { id: true, name: true },
  })
  return new Map(users.map(({ id, name }) => [id, name]))
}
