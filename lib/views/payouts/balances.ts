import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { type Money, money } from '#lib/money/money.ts'
import type { Period } from '#lib/visits/periods/report-period.ts'

/** Where money is that has not reached the bank, in one mode and currency. */
export type StripeBalance = {
  readonly livemode: boolean
  /** In the balance at Stripe. */
  readonly balance: Money
  /** What of that cannot be paid out yet. */
  readonly pending: Money
  /** Paid out, and not at the bank yet. */
  readonly onItsWay: Money
  /** The days on which it came to that; null where nothing has moved yet. */
  readonly period: Period | null
}

type Row = {
  readonly livemode: boolean
  readonly currency: string
  readonly balance: bigint
  readonly pending: bigint
  readonly onItsWay: bigint
  readonly from: string | null
  readonly to: string | null
}

/** What a branch still has at Stripe, and what is on its way to the bank. */
export async function listBalances({ branchId }: BranchScope): Promise<readonly StripeBalance[]> {
  const rows = await database().$queryRaw<Row[]>`
    select livemode, currency, sum(balance)::bigint as balance, sum(pending)::bigint as pending,
      sum(on_its_way)::bigint as "onItsWay", min(day)::text as from, max(day)::text as to
    from (
      select livemode, currency,
        gross_minor - refunds_minor - disputes_minor - fees_minor + other_minor - payouts_minor as balance,
        0 as pending, 0 as on_its_way, day
      from cash_flow_day where branch_id = ${branchId}::uuid and dimension = 'whole' and side = 'balance'
      union all
      select s.livemode, b.currency, 0, b.gross_minor - b.fee_minor, 0, null
      from stripe_account s
      join balance_transaction b on b.branch_id = s.branch_id and b.stripe_account_id = s.id and b.available_at > now()
      where s.branch_id = ${branchId}::uuid
      union all
      select s.livemode, p.currency, 0, 0, p.amount_minor, null
      from payout p join stripe_account s on s.branch_id = p.branch_id and s.id = p.stripe_account_id
      where p.branch_id = ${branchId}::uuid and p.state in ('pending', 'in_transit')
    ) parts
    group by 1, 2
    having (sum(balance), sum(pending), sum(on_its_way)) <> (0, 0, 0)
    order by 1 desc, 2`
  return rows.map(({ livemode, currency: code, balance, pending, onItsWay, from, to }) => {
    const currency = currencyOf(code)
    return {
      livemode,
      balance: money(balance, currency),
      pending: money(pending, currency),
      onItsWay: money(onItsWay, currency),
      period: from && to ? { from, to } : null,
    }
  })
}
