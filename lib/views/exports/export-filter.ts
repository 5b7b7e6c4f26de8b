import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { type ReportFilter, reportFilterFrom } from '../cash-flow/report-filter.ts'

/** What a file is asked for, in the same words as the report's page is. */
export async function exportFilterFrom({ branchId }: BranchScope, address: string): Promise<ReportFilter> {
  const { timeZone } = await database().branch.findUniqueOrThrow({
    where: { id: branchId },
    select: { timeZone: true },
  })
  const params = Object.fromEntries(new URL(address).searchParams)
  return reportFilterFrom(params, { now: new Date(), timeZone })
}
