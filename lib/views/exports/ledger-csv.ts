import 'server-only'
import type { Readable } from 'node:stream'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { runStatement } from '#lib/db/client.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { money } from '#lib/money/money.ts'
import type { ReportFilter } from '../cash-flow/report-filter.ts'
import { allPages, type CsvPage } from './all-pages.ts'
import { type Cell, streamCsv } from './csv-table.ts'

const PAGE_SIZE = 500

const COLUMNS = [
  ...['entry', 'day', 'occurred_at', 'recorded_at', 'mode', 'stripe_account', 'kind', 'key', 'settles', 'payment'],
  ...['visit', 'line', 'account', 'currency', 'amount'],
]

// Entries first, so that a page is a short walk along one index, however long the ledger is.
const STATEMENT = `
  with page as (
    select e.* from ledger_entry e
    where e.branch_id = $1 and e.occurred_at >= ($2::date)::timestamp at time zone (select cash_flow_zone from branch where id = $1)
      and e.occurred_at < ($3::date + 1)::timestamp at time zone (select cash_flow_zone from branch where id = $1)
      and ($4::text is null or e.stripe_account_id in (select id from stripe_account where branch_id = $1 and livemode = ($4 = 'live')))
      and (e.occurred_at, e.id) > ($5::timestamptz, $6::bigint)
    order by e.occurred_at, e.id limit ${PAGE_SIZE}
  )
  select e.id, (e.occurred_at at time zone b.cash_flow_zone)::date::text as day, e.occurred_at as "occurredAt",
    e.recorded_at as "recordedAt", s.livemode, s.stripe_id as "stripeId", e.kind, e.key, e.settles,
    e.payment_id as "paymentId", v.reference, l.line, l.account, l.currency, l.amount_minor as "amountMinor"
  from page e
  join branch b on b.id = e.branch_id
  join stripe_account s on s.branch_id = e.branch_id and s.id = e.stripe_account_id
  join ledger_posting l on l.branch_id = e.branch_id and l.entry_id = e.id
  left join payment p on p.branch_id = e.branch_id and p.id = e.payment_id
  left join visit v on v.branch_id = p.branch_id and v.id = p.visit_id
  order by e.occurred_at, e.id, l.line`

type Row = {
  readonly id: string
  readonly day: string
  readonly occurredAt: Date
  readonly recordedAt: Date
  readonly livemode: boolean
  readonly stripeId: string
  readonly kind: string
  readonly key: string
  readonly settles: string | null
  readonly paymentId: string | null
  readonly reference: string | null
  readonly line: number
  readonly account: string
  readonly currency: string
  readonly amountMinor: string
}

type After = Pick<Row, 'id' | 'occurredAt'>

/** The ledger of a period, a line for each posting: in every entry and currency they add up to zero. */
export function streamLedgerCsv(scope: BranchScope, filter: Pick<ReportFilter, 'period' | 'mode'>): Readable {
  return streamCsv(
    COLUMNS,
    allPages((after: After | null) => readPage(scope, filter, after)),
  )
}

async function readPage(
  { branchId }: BranchScope,
  { period, mode }: Pick<ReportFilter, 'period' | 'mode'>,
  after: After | null,
): Promise<CsvPage<readonly Cell[], After>> {
  const begin = [after?.occurredAt.toISOString() ?? '-infinity', after?.id ?? 0]
  const rows = await runStatement<Row>(STATEMENT, [branchId, period.from, period.to, mode, ...begin], 'ledger-csv')
  const last = rows.at(-1)
  // An entry has two postings or more: fewer entries than asked for are the last ones.
  const isFull = new Set(rows.map(({ id }) => id)).size === PAGE_SIZE
  return { rows: rows.map(cellsOf), after: isFull && last ? last : null }
}

const cellsOf = (row: Row): readonly Cell[] => [
  ...[row.id, row.day, row.occurredAt.toISOString(), row.recordedAt.toISOString(), row.livemode ? 'live' : 'test'],
  ...[row.stripeId, row.kind, row.key, row.settles, row.paymentId, row.reference, row.line, row.account, row.currency],
  money(BigInt(row.amountMinor), currencyOf(row.currency)),
]
