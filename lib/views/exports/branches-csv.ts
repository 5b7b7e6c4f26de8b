import 'server-only'
import type { Readable } from 'node:stream'
import { type BranchesSection, compareBranches, type ReportedBranch } from '../cash-flow/branches-report.ts'
import type { ReportFilter } from '../cash-flow/report-filter.ts'
import { type Cell, streamCsv } from './csv-table.ts'
import { FLOW_COLUMNS, flowCells } from './flow-cells.ts'

const COLUMNS = [...['from', 'to', 'mode', 'side', 'currency', 'branch', 'name'], ...FLOW_COLUMNS]

/** Some branches side by side, a line for each in each of its currencies. */
export function streamBranchesCsv(branches: readonly ReportedBranch[], filter: ReportFilter): Readable {
  return streamCsv(COLUMNS, rowsOf(branches, filter))
}

async function* rowsOf(branches: readonly ReportedBranch[], filter: ReportFilter): AsyncIterable<readonly Cell[]> {
  for (const section of await compareBranches(branches, filter)) yield* rowsOfSection(section, filter)
}

const rowsOfSection = (
  { livemode, side, currency, branches }: BranchesSection,
  { period }: ReportFilter,
): readonly (readonly Cell[])[] =>
  branches.map(({ slug, name, flow }) => [
    ...[period.from, period.to, livemode ? 'live' : 'test', side, currency, slug, name],
    ...flowCells(flow, side),
  ])
