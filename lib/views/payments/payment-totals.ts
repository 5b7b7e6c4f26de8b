import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { type Money, money } from '#lib/money/money.ts'
import { conditionOf } from './payment-conditions.ts'
import type { PaymentFilter } from './payment-filter.ts'

/** What the payments of a filter add up to, in one currency and one mode: they are never added together. */
export type PaymentTotals = {
  readonly livemode: boolean
  readonly count: number
  readonly captured: Money
  readonly returned: Money
  /** What the clients' banks took, and have not given back. */
  readonly disputed: Money
}

type Row = {
  readonly livemode: boolean
  readonly currency: string
  readonly count: number
  readonly captured: bigint
  readonly returned: bigint
  readonly disputed: bigint
}

/** Adds up the payments that fit a filter. */
export async function sumPayments(scope: BranchScope, filter: PaymentFilter): Promise<readonly PaymentTotals[]> {
  const rows = await database().$queryRaw<Row[]>`
    with found as (
      select p.branch_id, p.id, p.currency, s.livemode from payment p
      join visit v on v.branch_id = p.branch_id and v.id = p.visit_id
      join stripe_account s on s.branch_id = p.branch_id and s.id = p.stripe_account_id
      where ${conditionOf(scope, filter)}
    )
    select f.livemode, f.currency, count(distinct f.id)::int as count,
      coalesce(-sum(l.amount_minor) filter (where e.kind = 'charge'), 0)::bigint as captured,
      coalesce(sum(l.amount_minor) filter (where e.kind in ('refund', 'refund_reversal')), 0)::bigint as returned,
      coalesce(sum(l.amount_minor) filter (where l.account = 'disputes'), 0)::bigint as disputed
    from found f
    left join ledger_entry e on e.branch_id = f.branch_id and e.payment_id = f.id
    left join ledger_posting l on l.branch_id = e.branch_id and l.entry_id = e.id
      and l.account in ('client', 'disputes') and l.currency = f.currency
    group by f.livemode, f.currency order by f.livemode desc, f.currency`
  return rows.map(({ livemode, count, currency, captured, returned, disputed }) => ({
    ...{ livemode, count },
    captured: money(captured, currencyOf(currency)),
    returned: money(returned, currencyOf(currency)),
    disputed: money(disputed, currencyOf(currency)),
  }))
}
