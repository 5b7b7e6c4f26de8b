import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database, type Transaction } from '#lib/db/client.ts'
import type { CashFlowDimension } from '#prisma/generated/enums.ts'

/** Makes one row of all that a branch has of a day and group. What they add up to stays what it is. */
export async function foldCashFlow(tx: Transaction, { branchId }: BranchScope): Promise<void> {
  await tx.$executeRaw`select write_cash_flow(${branchId}::uuid)`
  await tx.$executeRaw`
    with fresh as (
      delete from cash_flow_day where branch_id = ${branchId}::uuid and fresh returning *
    ), folded as (
      delete from cash_flow_day d
      using (select distinct stripe_account_id, day, side, currency, dimension, value from fresh) of
      where d.branch_id = ${branchId}::uuid and not d.fresh and d.dimension = of.dimension and d.day = of.day
        and d.stripe_account_id = of.stripe_account_id and d.side = of.side and d.currency = of.currency
        and d.value = of.value
      returning d.*
    )
    insert into cash_flow_day (branch_id, stripe_account_id, livemode, day, side, currency, dimension, value,
      gross_minor, refunds_minor, disputes_minor, fees_minor, other_minor, payouts_minor, fresh)
    select branch_id, stripe_account_id, livemode, day, side, currency, dimension, value,
      sum(gross_minor), sum(refunds_minor), sum(disputes_minor), sum(fees_minor), sum(other_minor), sum(payouts_minor),
      false
    from (select * from fresh union all select * from folded) rows
    group by 1, 2, 3, 4, 5, 6, 7, 8
    having (sum(gross_minor), sum(refunds_minor), sum(disputes_minor), sum(fees_minor), sum(other_minor),
      sum(payouts_minor)) <> (0, 0, 0, 0, 0, 0)
    order by dimension, day`
}

/** Where the days of the reports and the ledger say something else; by day and grouping. */
export type CashFlowDifference = { readonly day: string; readonly dimension: CashFlowDimension; readonly value: string }

/** Compares the days of a year with the ledger. */
export function listCashFlowDifferences(
  { branchId }: BranchScope,
  year: number,
): Promise<readonly CashFlowDifference[]> {
  return database().$queryRaw<CashFlowDifference[]>`
    with span as (
      select make_date(${year}::int, 1, 1) as first, make_date(${year + 1}::int, 1, 1) as next, cash_flow_zone as zone
      from branch where id = ${branchId}::uuid
    )
    select day::text, dimension, value from (
      select stripe_account_id, livemode, day, side, currency, dimension, value,
        gross, refunds, disputes, fees, other, payouts
      from cash_flow_line, span
      where branch_id = ${branchId}::uuid and occurred_at >= first::timestamp at time zone zone
        and occurred_at < next::timestamp at time zone zone
      union all
      select stripe_account_id, livemode, day, side, currency, dimension, value,
        -gross_minor, -refunds_minor, -disputes_minor, -fees_minor, -other_minor, -payouts_minor
      from cash_flow_day, span where branch_id = ${branchId}::uuid and day >= first and day < next
    ) both_sides
    group by stripe_account_id, livemode, day, side, currency, dimension, value
    having (sum(gross), sum(refunds), sum(disputes), sum(fees), sum(other), sum(payouts)) <> (0, 0, 0, 0, 0, 0)
    order by 1, 2, 3 limit 100`
}

/** The years of which a branch has anything, in its own days. */
export async function listYearsOfCashFlow(tx: Transaction, { branchId }: BranchScope): Promise<readonly number[]> {
  const rows = await tx.$queryRaw<{ year: number }[]>`
    select generate_series(least(first, ledger_first), greatest(last, ledger_last))::int as year from (
      select extract(year from min(day)) as first, extract(year from max(day)) as last
      from cash_flow_day where branch_id = ${branchId}::uuid) days, (
      select extract(year from min(occurred_at at time zone b.cash_flow_zone)) as ledger_first,
        extract(year from max(occurred_at at time zone b.cash_flow_zone)) as ledger_last
      from ledger_entry e join branch b on b.id = e.branch_id where e.branch_id = ${branchId}::uuid) ledger`
  return rows.map(({ year }) => year)
}

/** Branches whose days are still counted in a zone that they have left. */
export async function listBranchesOfOtherZone(): Promise<readonly { readonly branchId: string }[]> {
  return database().$queryRaw`select id as "branchId" from branch where cash_flow_zone <> time_zone`
}

/** Every branch that has a ledger. */
export async function listBranchesWithCashFlow(): Promise<readonly { readonly branchId: string }[]> {
  return database().$queryRaw`
    select id as "branchId" from branch b where exists (select from ledger_entry e where e.branch_id = b.id)`
}

/** Forgets a branch's days and counts them in the zone that it has now. Nobody else writes them until this is over. */
export async function beginCashFlowAnew(tx: Transaction, { branchId }: BranchScope): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('cash_flow:' || ${branchId}::uuid, 0))`
  await tx.$executeRaw`delete from cash_flow_day where branch_id = ${branchId}::uuid`
  await tx.$executeRaw`update branch set cash_flow_zone = time_zone where id = ${branchId}::uuid`
}

/** Counts the days of a year from the ledger. */
export async function insertYearOfCashFlow(tx: Transaction, { branchId }: BranchScope, year: number): Promise<void> {
  await tx.$executeRaw`
    with span as (
      select make_date(${year}::int, 1, 1)::timestamp at time zone cash_flow_zone as first,
        make_date(${year + 1}::int, 1, 1)::timestamp at time zone cash_flow_zone as next
      from branch where id = ${branchId}::uuid
    )
    insert into cash_flow_day (branch_id, stripe_account_id, livemode, day, side, currency, dimension, value,
      gross_minor, refunds_minor, disputes_minor, fees_minor, other_minor, payouts_minor, fresh)
    select branch_id, stripe_account_id, livemode, day, side, currency, dimension, value,
      sum(gross), sum(refunds), sum(disputes), sum(fees), sum(other), sum(payouts), false
    from cash_flow_line
    where branch_id = ${branchId}::uuid and occurred_at >= (select first from span)
      and occurred_at < (select next from span)
    group by 1, 2, 3, 4, 5, 6, 7, 8
    having (sum(gross), sum(refunds), sum(disputes), sum(fees), sum(other), sum(payouts)) <> (0, 0, 0, 0, 0, 0)
    order by dimension, day`
}
