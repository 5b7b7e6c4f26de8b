import 'server-only'
import type { Readable } from 'node:stream'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { runStatement } from '#lib/db/client.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { money, subtract } from '#lib/money/money.ts'
import type { ReportFilter } from '../cash-flow/report-filter.ts'
import { allPages, type CsvPage } from './all-pages.ts'
import { type Cell, streamCsv } from './csv-table.ts'

const PAGE_SIZE = 1000

const COLUMNS = [
  ...['balance_transaction', 'day', 'moved_at', 'available_at', 'mode', 'stripe_account', 'kind', 'type', 'source'],
  ...['payment_intent', 'payment', 'visit', 'charge_currency', 'charge_amount', 'exchange_rate'],
  ...['currency', 'gross', 'fee', 'net', 'payout', 'payout_arrives_on', 'payout_status'],
]

const STATEMENT = `
  with page as (
    select t.* from balance_transaction t
    where t.branch_id = $1 and t.moved_at >= ($2::date)::timestamp at time zone (select cash_flow_zone from branch where id = $1)
      and t.moved_at < ($3::date + 1)::timestamp at time zone (select cash_flow_zone from branch where id = $1)
      and ($4::text is null or t.stripe_account_id in (select id from stripe_account where branch_id = $1 and livemode = ($4 = 'live')))
      and (t.moved_at, t.id) > ($5::timestamptz, $6::bigint)
    order by t.moved_at, t.id limit ${PAGE_SIZE}
  )
  select t.id, t.stripe_id as "transactionId", (t.moved_at at time zone b.cash_flow_zone)::date::text as day,
    t.moved_at as "movedAt", t.available_at as "availableAt", s.livemode, s.stripe_id as "accountId", t.kind, t.type,
    t.source_id as "sourceId", t.payment_intent_id as "paymentIntentId", p.id as "paymentId", v.reference,
    p.currency as "chargeCurrency", p.amount_minor as "chargeMinor", t.exchange_rate::text as "exchangeRate", t.currency,
    t.gross_minor as "grossMinor", t.fee_minor as "feeMinor", o.stripe_payout_id as "payoutId",
    o.arrives_on::text as "arrivesOn", o.state as "payoutState"
  from page t
  join branch b on b.id = t.branch_id
  join stripe_account s on s.branch_id = t.branch_id and s.id = t.stripe_account_id
  left join payment p on p.branch_id = t.branch_id and p.stripe_account_id = t.stripe_account_id
    and p.stripe_payment_intent_id = t.payment_intent_id
  left join visit v on v.branch_id = p.branch_id and v.id = p.visit_id
  left join payout o on o.branch_id = t.branch_id and o.id = t.payout_id
  order by t.moved_at, t.id`

type Row = {
  readonly id: string
  readonly transactionId: string
  readonly day: string
  readonly movedAt: Date
  readonly availableAt: Date
  readonly livemode: boolean
  readonly accountId: string
  readonly kind: string
  readonly type: string
  readonly sourceId: string | null
  readonly paymentIntentId: string | null
  readonly paymentId: string | null
  readonly reference: string | null
  readonly chargeCurrency: string | null
  readonly chargeMinor: string | null
  readonly exchangeRate: string | null
  readonly currency: string
  readonly grossMinor: string
  readonly feeMinor: string
  readonly payoutId: string | null
  readonly arrivesOn: string | null
  readonly payoutState: string | null
}

type After = Pick<Row, 'id' | 'movedAt'>

/** For bookkeeping: a line for each movement of the Stripe balance in a period, those that the app knows nothing of too. */
export function streamBalanceCsv(scope: BranchScope, filter: Pick<ReportFilter, 'period' | 'mode'>): Readable {
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
  const begin = [after?.movedAt.toISOString() ?? '-infinity', after?.id ?? 0]
  const rows = await runStatement<Row>(STATEMENT, [branchId, period.from, period.to, mode, ...begin], 'balance-csv')
  return { rows: rows.map(cellsOf), after: rows.length === PAGE_SIZE ? (rows.at(-1) ?? null) : null }
}

function cellsOf(row: Row): readonly Cell[] {
  const currency = currencyOf(row.currency)
  const gross = money(BigInt(row.grossMinor), currency)
  const fee = money(BigInt(row.feeMinor), currency)
  const charged =
    row.chargeCurrency && row.chargeMinor ? money(BigInt(row.chargeMinor), currencyOf(row.chargeCurrency)) : null
  return [
    ...[row.transactionId, row.day, row.movedAt.toISOString(), row.availableAt.toISOString()],
    ...[row.livemode ? 'live' : 'test', row.accountId, row.kind, row.type, row.sourceId, row.paymentIntentId],
    ...[row.paymentId, row.reference, charged?.currency ?? null, charged, row.exchangeRate],
    ...[currency, gross, fee, subtract(gross, fee), row.payoutId, row.arrivesOn, row.payoutState],
  ]
}
