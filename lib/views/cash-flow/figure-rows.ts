import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { type Money, money } from '#lib/money/money.ts'
import type { LedgerKind } from '#lib/payments/ledger-entries.ts'
import { isTimeGrouping } from '#lib/payments/reports/cash-flow.ts'
import { spanOfGroup } from '#lib/visits/periods/group-span.ts'
import { Prisma } from '#prisma/generated/client.ts'
import type { FigureFilter, OpenFigure } from './figure-filter.ts'

/** A movement behind a figure: what of it is in that figure. */
export type FigureRow = {
  readonly id: string
  readonly at: Date
  /** What moved the money. */
  readonly cause: Exclude<LedgerKind, 'settlement'>
  readonly amount: Money
  readonly payment: { readonly id: string; readonly clientName: string; readonly reference: string } | null
  readonly payoutId: string | null
  /** Stripe's name of that payout. */
  readonly stripePayoutId: string | null
}

export type FigurePage = { readonly rows: readonly FigureRow[]; readonly next: string | null }

const PAGE = 50

const NET = Prisma.sql`(l.gross - l.refunds - l.disputes - l.fees)`
const CHANGE = Prisma.sql`(${NET} + l.other - l.payouts)`

const AMOUNT: Readonly<Record<OpenFigure, Prisma.Sql>> = {
  gross: Prisma.sql`l.gross`,
  refunds: Prisma.sql`l.refunds`,
  disputes: Prisma.sql`l.disputes`,
  fees: Prisma.sql`l.fees`,
  net: NET,
  other: Prisma.sql`l.other`,
  payouts: Prisma.sql`l.payouts`,
  change: CHANGE,
  unsettled: Prisma.sql`l.gross`,
  pending: CHANGE,
}

type Row = {
  readonly id: bigint
  readonly at: Date
  readonly cause: FigureRow['cause']
  readonly amountMinor: bigint
  readonly paymentId: string | null
  readonly clientName: string | null
  readonly reference: string | null
  readonly payoutId: string | null
  readonly stripePayoutId: string | null
}

/** The movements that a figure is the sum of, newest first, a page at a time. */
export async function listFigureRows(
  scope: BranchScope,
  filter: FigureFilter,
  { after, size = PAGE }: { readonly after: string | null; readonly size?: number },
): Promise<FigurePage> {
  const { currency } = filter
  const found = conditionOf(scope, filter)
  if (!found) return { rows: [], next: null }
  const [at, id] = after?.split('_') ?? []
  const rows = await database().$queryRaw<Row[]>`
    select found.entry_id as id, found.occurred_at as at, split_part(coalesce(e.settles, e.key), ':', 1) as cause,
      found.amount as "amountMinor", e.payment_id as "paymentId", v.contact_name as "clientName", v.reference,
      o.id as "payoutId", o.stripe_payout_id as "stripePayoutId"
    from (
      select l.branch_id, l.entry_id, l.occurred_at, sum(${AMOUNT[filter.figure]})::bigint as amount
      from cash_flow_line l
      where ${found} and (${at ?? null}::timestamptz is null
        or (l.occurred_at, l.entry_id) < (${at ?? null}::timestamptz, ${id ?? null}::bigint))
      group by 1, 2, 3 having sum(${AMOUNT[filter.figure]}) <> 0
      order by l.occurred_at desc, l.entry_id desc limit ${size + 1}
    ) found
    join ledger_entry e on e.branch_id = found.branch_id and e.id = found.entry_id
    left join payment p on p.branch_id = e.branch_id and p.id = e.payment_id
    left join visit v on v.branch_id = p.branch_id and v.id = p.visit_id
    left join balance_transaction b on b.branch_id = e.branch_id and b.stripe_account_id = e.stripe_account_id
      and b.stripe_id = split_part(e.key, ':', 2) and e.kind = 'payout'
    left join payout o on o.branch_id = b.branch_id and o.id = b.payout_id
    order by found.occurred_at desc, found.entry_id desc`
  const shown = rows.slice(0, size)
  const last = rows.length > size ? shown.at(-1) : undefined
  return {
    rows: shown.map(({ id, at, cause, amountMinor, paymentId, clientName, reference, ...payout }) => ({
      ...{ id: String(id), at, cause, amount: money(amountMinor, currency), ...payout },
      payment: paymentId && clientName && reference ? { id: paymentId, clientName, reference } : null,
    })),
    next: last ? `${last.at.toISOString()}_${last.id}` : null,
  }
}

/** Which lines of the ledger, `cash_flow_line l`, a figure is of; null where its group has no day in the period. */
function conditionOf({ branchId }: BranchScope, filter: FigureFilter): Prisma.Sql | null {
  const { report, livemode, side, currency, group, figure } = filter
  const { by } = report
  const isTime = isTimeGrouping(by)
  const span = isTime && group !== null ? spanOfGroup(by, group, report.period) : report.period
  if (!span) return null
  const zone = Prisma.sql`(select cash_flow_zone from branch where id = ${branchId}::uuid)`
  const isGrouped = !isTime && group !== null
  const conditions = [
    Prisma.sql`l.branch_id = ${branchId}::uuid`,
    Prisma.sql`l.occurred_at >= (${span.from}::date)::timestamp at time zone ${zone}`,
    Prisma.sql`l.occurred_at < (${span.to}::date + 1)::timestamp at time zone ${zone}`,
    Prisma.sql`l.livemode = ${livemode} and l.side = ${side}::"CashFlowSide" and l.currency = ${currency}`,
    Prisma.sql`l.dimension = ${isGrouped ? by : 'whole'}::"CashFlowDimension"`,
    ...(isGrouped ? [Prisma.sql`l.value = ${group}`] : []),
    ...(figure === 'unsettled' ? [UNSETTLED] : []),
    ...(figure === 'pending' ? [PENDING] : []),
  ]
  return Prisma.join(conditions, ' and ')
}

const UNSETTLED = Prisma.sql`exists (select from payment p where p.branch_id = l.branch_id and p.id = l.payment_id
  and p.balance_transaction_id is null)`

const PENDING = Prisma.sql`exists (select from ledger_entry e
  join balance_transaction b on b.branch_id = e.branch_id and b.stripe_account_id = e.stripe_account_id
    and b.stripe_id = split_part(e.key, ':', 2)
  where e.branch_id = l.branch_id and e.id = l.entry_id and b.available_at > now())`
