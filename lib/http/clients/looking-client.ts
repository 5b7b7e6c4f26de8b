import 'server-only'
import { headers } from 'next/headers'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { limitSubject, limitVisitor, type TooMany } from '#lib/http/limits/limit-visitor.ts'

/** Counts a look at a branch's free times: it costs more than any other page. */
export async function limitLooking(scope: BranchScope): Promise<TooMany | null> {
  return (await limitVisitor('slots', await headers())) ?? limitSubject('slots', { branch: scope.branchId })
}
