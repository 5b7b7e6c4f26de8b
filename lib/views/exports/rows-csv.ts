import 'server-only'
import type { Readable } from 'node:stream'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { groupsOfPeriod, spanOfGroup } from '#lib/visits/periods/group-span.ts'
import type { FigureFilter } from '../cash-flow/figure-filter.ts'
import { type FigureRow, listFigureRows } from '../cash-flow/figure-rows.ts'
import { allPages } from './all-pages.ts'
import { type Cell, streamCsv } from './csv-table.ts'

const PAGE_SIZE = 2000
// Of the longest period there is.
const MOST_MONTHS = 122

const COLUMNS = [
  ...[
    'entry',
    'moved_at',
    'mode',
    'side',
    'figure',
    'group_by',
    'group',
    'kind',
    'payment',
    'visit',
    'client',
    'payout',
  ],
  ...['currency', 'amount'],
]

/** The movements behind a figure of a report, newest first: what they come to is the figure. */
export function streamRowsCsv(scope: BranchScope, filter: FigureFilter): Readable {
  return streamCsv(COLUMNS, rowsOf(scope, filter))
}

/** Month by month, so that a page of many years costs what one of its months does. */
async function* rowsOf(scope: BranchScope, filter: FigureFilter): AsyncIterable<readonly Cell[]> {
  const { report } = filter
  for (const month of groupsOfPeriod('month', report.period, MOST_MONTHS)?.toReversed() ?? []) {
    const period = spanOfGroup('month', month, report.period)
    if (!period) continue
    const ofMonth = { ...filter, report: { ...report, period } }
    yield* allPages((after: string | null) => readPage(scope, ofMonth, after))
  }
}

async function readPage(scope: BranchScope, filter: FigureFilter, after: string | null) {
  const { rows, next } = await listFigureRows(scope, filter, { after, size: PAGE_SIZE })
  return { rows: rows.map((row) => cellsOf(row, filter)), after: next }
}

function cellsOf({ id, at, cause, payment, stripePayoutId, amount }: FigureRow, filter: FigureFilter): readonly Cell[] {
  const { report, livemode, side, figure, group } = filter
  return [
    ...[
      id,
      at.toISOString(),
      livemode ? 'live' : 'test',
      side,
      figure,
      group === null ? null : report.by,
      group,
      cause,
    ],
    ...[payment?.id ?? null, payment?.reference ?? null, payment?.clientName ?? null, stripePayoutId],
    ...[amount.currency, amount],
  ]
}
