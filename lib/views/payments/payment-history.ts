import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { type Money, money } from '#lib/money/money.ts'

/** One line of a payment's history: what happened, when, and who did it. */
export type HistoryLine = {
  readonly action: string
  readonly at: Date
  readonly actorKind: 'user' | 'client' | 'stripe' | 'system'
  readonly actorName: string | null
  readonly amount: Money | null
}

type Row = Omit<HistoryLine, 'amount'> & {
  readonly amountMinor: bigint | null
  readonly currency: string | null
}

/** Everything that was written down of some subjects, in its order. */
export async function listHistory(scope: BranchScope, subjects: readonly string[]): Promise<readonly HistoryLine[]> {
  const rows = await database().$queryRaw<Row[]>`
    select a.action, a.at, a.actor_kind as "actorKind", u.name as "actorName",
      coalesce((a.details ->> 'amountMinor')::bigint, moved.amount_minor) as "amountMinor",
      coalesce(a.details ->> 'currency', moved.currency) as currency
    from audit_entry a
    left join "user" u on u.id = a.actor_id
    left join lateral (
      -- Of a settlement people want to know the fee.
      select max(l.amount_minor) as amount_minor, min(l.currency) as currency from ledger_entry e
      join ledger_posting l on l.branch_id = e.branch_id and l.entry_id = e.id
      where e.branch_id = a.branch_id and e.key = a.details ->> 'key' and e.payment_id::text = a.subject_id
        and (e.kind <> 'settlement' or l.account = 'fees')
    ) moved on a.details ? 'key'
    where a.branch_id = ${scope.branchId}::uuid and a.subject_id = any(${[...subjects]}::text[])
      and (a.action <> 'payment.settlement' or moved.amount_minor is not null)
    order by a.id`
  return rows.map(({ amountMinor, currency, ...line }) => ({
    ...line,
    amount: amountMinor === null || currency === null ? null : money(amountMinor, currencyOf(currency)),
  }))
}
