import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { type FigureFilter, figureFilterFrom } from '../cash-flow/figure-filter.ts'
import { type ReportFilter, reportFilterFrom } from '../cash-flow/report-filter.ts'

/** What a file is asked for, in the same words as the report's page is. */
export async function exportFilterFrom(scope: BranchScope, address: string): Promise<ReportFilter> {
  return reportFilterFrom(paramsOf(address), await hereOf(scope))
}

/** Which figure's movements a file is asked for, in the words of the page that shows them; null where it is none. */
export async function exportFigureFrom(scope: BranchScope, address: string): Promise<FigureFilter | null> {
  return figureFilterFrom(paramsOf(address), await hereOf(scope))
}

const paramsOf = (address: string) => Object.fromEntries(new URL(address).searchParams)

async function hereOf({ branchId }: BranchScope) {
  const { timeZone } = await database().branch.findUniqueOrThrow({
    where: { id: branchId },
    select: { timeZone: true },
  })
  return { now: new Date(), timeZone }
}
