import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { type Money, money } from '#lib/money/money.ts'
import type { PayoutPart } from '#lib/payments/balance/payout-contents.ts'
import type { FigureRow } from '#lib/views/cash-flow/figure-rows.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { LINES_OF, PAYOUT_LINES } from './payout-lines.ts'
import { findPayout, type ListedPayout } from './payout-list.ts'

/** A movement in a payout: what came, what Stripe kept of it, and what of it was paid out. */
export type PayoutLine = Pick<FigureRow, 'id' | 'at' | 'cause' | 'payment'> & {
  readonly gross: Money
  readonly fee: Money
  readonly net: Money
}

export type PayoutPage = {
  readonly payout: ListedPayout
  readonly lines: readonly PayoutLine[]
  readonly next: string | null
}

const PAGE = 100

type Row = {
  readonly id: bigint
  readonly at: Date
  readonly cause: PayoutLine['cause']
  readonly grossMinor: bigint
  readonly feeMinor: bigint
  readonly currency: string
  readonly paymentId: string | null
  readonly clientName: string | null
  readonly reference: string | null
}

type Asked = {
  readonly id: string
  readonly after: string | null
  readonly size?: number
  /** Only what this part of the payout is the sum of. */
  readonly part?: PayoutPart | null
}

/** A payout with what it was made of, a page at a time. */
export async function findPayoutPage(
  scope: BranchScope,
  { id, after, size = PAGE, part = null }: Asked,
): Promise<PayoutPage | null> {
  const payout = await findPayout(scope, id)
  if (!payout) return null
  const rows = await database().$queryRaw<Row[]>`
    select l.id, l.moved_at as at, l.cause, l.gross_minor as "grossMinor", l.fee_minor as "feeMinor", l.currency,
      l.payment_id as "paymentId", v.contact_name as "clientName", v.reference
    from (${PAYOUT_LINES}) l
    left join payment p on p.branch_id = l.branch_id and p.id = l.payment_id
    left join visit v on v.branch_id = p.branch_id and v.id = p.visit_id
    where l.branch_id = ${scope.branchId}::uuid and l.payout_id = ${id}::uuid
      and (${after}::bigint is null or l.id < ${after}::bigint) and ${part ? LINES_OF[part] : Prisma.sql`true`}
    order by l.id desc limit ${size + 1}`
  const lines = rows.slice(0, size).map(lineFrom)
  return { payout, lines, next: rows.length > size ? (lines.at(-1)?.id ?? null) : null }
}

function lineFrom({ id, at, cause, grossMinor, feeMinor, currency: code, ...of }: Row): PayoutLine {
  const currency = currencyOf(code)
  const { paymentId, clientName, reference } = of
  return {
    ...{ id: String(id), at, cause },
    gross: money(grossMinor, currency),
    fee: money(feeMinor, currency),
    net: money(grossMinor - feeMinor, currency),
    payment: paymentId && clientName && reference ? { id: paymentId, clientName, reference } : null,
  }
}
