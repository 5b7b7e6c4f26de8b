import 'server-only'
import type { Readable } from 'node:stream'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { type ReportSection, readReport } from '../cash-flow/cash-flow-report.ts'
import { listGroupNames } from '../cash-flow/group-names.ts'
import type { ReportFilter } from '../cash-flow/report-filter.ts'
import { type Cell, streamCsv } from './csv-table.ts'
import { FLOW_COLUMNS, flowCells } from './flow-cells.ts'

const COLUMNS = [...['from', 'to', 'mode', 'side', 'currency', 'group_by', 'group', 'name'], ...FLOW_COLUMNS]

/** A report as a table: a line for each group of each part. The parts have their own currencies and are not added up. */
export function streamReportCsv(scope: BranchScope, filter: ReportFilter): Readable {
  return streamCsv(COLUMNS, rowsOf(scope, filter))
}

async function* rowsOf(scope: BranchScope, filter: ReportFilter): AsyncIterable<readonly Cell[]> {
  const names = await listGroupNames(scope, filter.by)
  for (const section of await readReport(scope, filter)) yield* rowsOfSection(section, { filter, names })
}

function rowsOfSection(
  { livemode, side, currency, groups }: ReportSection,
  { filter, names }: { readonly filter: ReportFilter; readonly names: ReadonlyMap<string, string> },
): readonly (readonly Cell[])[] {
  const { period, by } = filter
  return groups.map(({ group, flow }) => [
    ...[period.from, period.to, livemode ? 'live' : 'test', side, currency, by, group, names.get(group) ?? null],
    ...flowCells(flow, side),
  ])
}
