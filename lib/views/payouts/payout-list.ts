import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { type Currency, currencyOf } from '#lib/money/currencies.ts'
import { type Money, money } from '#lib/money/money.ts'
import { type PayoutContents, payoutContentsOf } from '#lib/payments/balance/payout-contents.ts'
import type { PayoutState } from '#lib/payments/balance/payout-facts.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { LINES_OF, PAYOUT_LINES } from './payout-lines.ts'
import type { PayoutWay } from './payout-query.ts'

/** What a unit of the clients' currency was worth in a payout; two values where it changed meanwhile. */
export type PayoutRate = { readonly from: Currency; readonly least: string; readonly most: string }

export type ListedPayout = {
  readonly id: string
  readonly stripePayoutId: string
  readonly livemode: boolean
  readonly amount: Money
  readonly state: PayoutState
  readonly isAutomatic: boolean
  readonly createdAt: Date
  /** A day, at midnight in UTC. */
  readonly arrivesOn: Date
  readonly failureCode: string | null
  readonly rates: readonly PayoutRate[]
  /** Null where Stripe does not tell, or not yet. */
  readonly contents: PayoutContents | null
}

type Row = Omit<ListedPayout, 'amount' | 'contents'> & {
  readonly amountMinor: bigint
  readonly currency: string
  readonly contentsRead: boolean
  readonly payments: bigint
  readonly refunds: bigint
  readonly disputes: bigint
  readonly fees: bigint
}

const PAGE = 30

const conditionOf = ({ livemode, currency }: PayoutWay) =>
  Prisma.sql`(p.state in ('pending', 'in_transit') and p.currency = ${currency} and exists (
    select from stripe_account s where s.branch_id = p.branch_id and s.id = p.stripe_account_id and s.livemode = ${livemode}))`

type Page = {
  readonly after: string | null
  readonly size?: number
  /** Only those that are not at the bank yet, of one mode and currency. */
  readonly onItsWay?: PayoutWay | null
}

/** The branch's payouts, newest first, a page at a time. */
export async function listPayouts(
  scope: BranchScope,
  { after, size = PAGE, onItsWay: way = null }: Page,
): Promise<{ readonly payouts: readonly ListedPayout[]; readonly next: string | null }> {
  const [createdAt, id] = after?.split('_') ?? []
  const rows = await findRows(
    Prisma.sql`p.branch_id = ${scope.branchId}::uuid and ${way ? conditionOf(way) : Prisma.sql`true`} and (${createdAt ?? null}::timestamptz is null
      or (p.created_at, p.id) < (${createdAt ?? null}::timestamptz, ${id ?? null}::uuid))`,
    size + 1,
  )
  const payouts = rows.slice(0, size)
  const last = rows.length > size ? payouts.at(-1) : undefined
  return { payouts, next: last ? `${last.createdAt.toISOString()}_${last.id}` : null }
}

/** One payout of the branch. */
export async function findPayout({ branchId }: BranchScope, id: string): Promise<ListedPayout | null> {
  const [payout] = await findRows(Prisma.sql`p.branch_id = ${branchId}::uuid and p.id = ${id}::uuid`, 1)
  return payout ?? null
}

async function findRows(condition: Prisma.Sql, size: number): Promise<readonly ListedPayout[]> {
  const rows = await database().$queryRaw<Row[]>`
    select p.id, p.stripe_payout_id as "stripePayoutId", s.livemode, p.amount_minor as "amountMinor", p.currency,
      p.state, p.automatic as "isAutomatic", p.created_at as "createdAt", p.arrives_on as "arrivesOn",
      p.failure_code as "failureCode", p.contents_read as "contentsRead", sums.*, coalesce(rates.all, '[]') as rates
    from (select * from payout p where ${condition} order by p.created_at desc, p.id desc limit ${size}) p
    join stripe_account s on s.branch_id = p.branch_id and s.id = p.stripe_account_id
    cross join lateral (
      select coalesce(sum(l.gross_minor) filter (where ${LINES_OF.payments}), 0)::bigint as payments,
        coalesce(-sum(l.gross_minor) filter (where ${LINES_OF.refunds}), 0)::bigint as refunds,
        coalesce(-sum(l.gross_minor) filter (where ${LINES_OF.disputes}), 0)::bigint as disputes,
        coalesce(sum(case l.cause when 'fee' then l.fee_minor - l.gross_minor when 'other' then 0 else l.fee_minor end),
          0)::bigint as fees
      from (${PAYOUT_LINES}) l where l.branch_id = p.branch_id and l.payout_id = p.id
    ) sums
    cross join lateral (
      select jsonb_agg(jsonb_build_object('from', r.charge_currency, 'least', r.least, 'most', r.most)
        order by r.charge_currency) as all
      from (
        select l.charge_currency, trim_scale(min(l.exchange_rate))::text as least,
          trim_scale(max(l.exchange_rate))::text as most
        from (${PAYOUT_LINES}) l
        where l.branch_id = p.branch_id and l.payout_id = p.id and l.exchange_rate is not null
          and l.charge_currency <> l.currency
        group by 1
      ) r
    ) rates
    order by p.created_at desc, p.id desc`
  return rows.map(({ amountMinor, currency: code, contentsRead, payments, refunds, disputes, fees, ...payout }) => {
    const currency = currencyOf(code)
    const amount = money(amountMinor, currency)
    const known = {
      payments: money(payments, currency),
      refunds: money(refunds, currency),
      disputes: money(disputes, currency),
      fees: money(fees, currency),
    }
    return {
      ...payout,
      amount,
      rates: payout.rates.map((rate) => ({ ...rate, from: currencyOf(rate.from) })),
      contents: contentsRead ? payoutContentsOf(amount, known) : null,
    }
  })
}
