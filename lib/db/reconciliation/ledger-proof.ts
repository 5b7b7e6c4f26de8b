import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import type { Money } from '#lib/money/money.ts'
import type { LedgerDifference } from './reconciliation-runs.ts'

export type MovementToProve = { readonly transactionId: string; readonly net: Money }

/** Compares Stripe's movements of a balance with what the ledger has there of each. */
export function listLedgerDifferences(
  scope: BranchScope,
  stripeAccountId: string,
  movements: readonly MovementToProve[],
): Promise<readonly LedgerDifference[]> {
  const rows = movements.map(({ transactionId, net }) => ({ transactionId, ...net }))
  return database().$queryRaw<LedgerDifference[]>`
    select s."transactionId", coalesce(min(e.key), '') as "ledgerKey", s.currency,
      s."amountMinor"::float8 as "stripeMinor", coalesce(sum(l.amount_minor), 0)::float8 as "ledgerMinor"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s
      ("transactionId" text, "amountMinor" bigint, currency text)
    left join ledger_entry e on e.branch_id = ${scope.branchId}::uuid
      and e.stripe_account_id = ${stripeAccountId}::uuid
      and e.key in ('settlement:' || s."transactionId", 'payout:' || s."transactionId", 'fee:' || s."transactionId",
        'other:' || s."transactionId")
    left join ledger_posting l on l.branch_id = e.branch_id and l.entry_id = e.id
      and l.account = 'stripe_balance' and l.currency = s.currency
    group by s."transactionId", s.currency, s."amountMinor"
    having coalesce(sum(l.amount_minor), 0) <> s."amountMinor"`
}

/** Movements of the balance that the ledger has of a span of time and Stripe's list has not. */
export function listUnprovedEntries(
  scope: BranchScope,
  stripeAccountId: string,
  span: { readonly from: Date; readonly until: Date; readonly transactionIds: readonly string[] },
): Promise<readonly LedgerDifference[]> {
  return database().$queryRaw<LedgerDifference[]>`
    select split_part(e.key, ':', 2) as "transactionId", e.key as "ledgerKey", l.currency,
      0::float8 as "stripeMinor", sum(l.amount_minor)::float8 as "ledgerMinor"
    from ledger_entry e
    join ledger_posting l on l.branch_id = e.branch_id and l.entry_id = e.id and l.account = 'stripe_balance'
    where e.branch_id = ${scope.branchId}::uuid and e.stripe_account_id = ${stripeAccountId}::uuid
      and e.occurred_at >= ${span.from} and e.occurred_at < ${span.until}
      and split_part(e.key, ':', 2) <> all(${[...span.transactionIds]}::text[])
    group by e.key, l.currency`
}
