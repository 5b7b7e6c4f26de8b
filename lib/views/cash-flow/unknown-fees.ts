import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { type Money, money } from '#lib/money/money.ts'
import type { ReportFilter } from './report-filter.ts'

/** Payments of one mode and currency whose fee Stripe has not told yet: they are in the balance when it has. */
export type UnknownFees = { readonly livemode: boolean; readonly count: number; readonly captured: Money }

/** How many payments of a period have no fee yet, and what they took. A fee that is not known is never zero. */
export async function listUnknownFees(
  { branchId }: BranchScope,
  { period, mode }: Pick<ReportFilter, 'period' | 'mode'>,
): Promise<readonly UnknownFees[]> {
  const rows = await database().$queryRaw<{ livemode: boolean; currency: string; count: number; captured: bigint }[]>`
    select s.livemode, l.currency, count(distinct p.id)::int as count, -sum(l.amount_minor)::bigint as captured
    from payment p
    join branch b on b.id = p.branch_id
    join stripe_account s on s.branch_id = p.branch_id and s.id = p.stripe_account_id
    join ledger_entry e on e.branch_id = p.branch_id and e.payment_id = p.id and e.kind = 'charge'
    join ledger_posting l on l.branch_id = e.branch_id and l.entry_id = e.id and l.account = 'client'
    where p.branch_id = ${branchId}::uuid and p.balance_transaction_id is null and p.state not in ('awaiting', 'canceled')
      and e.occurred_at >= (${period.from}::date)::timestamp at time zone b.cash_flow_zone
      and e.occurred_at < (${period.to}::date + 1)::timestamp at time zone b.cash_flow_zone
      and (${mode}::text is null or s.livemode = (${mode}::text = 'live'))
    group by 1, 2 order by 1 desc, 2`
  return rows.map(({ livemode, currency, count, captured }) => ({
    ...{ livemode, count },
    captured: money(captured, currencyOf(currency)),
  }))
}
