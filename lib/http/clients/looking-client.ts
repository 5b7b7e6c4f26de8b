import 'server-only'
import { headers } from 'next/headers'
import { type BranchScope, findScopeOfForm } from '#lib/db/branch-scopes.ts'
import { limitSubject, limitVisitor, type TooMany } from '#lib/http/limits/limit-visitor.ts'
import type { Admission } from '#lib/http/query-route.ts'

/** Counts a look at a branch's free times: it costs more than any other page. */
export async function limitLooking(scope: BranchScope): Promise<TooMany | null> {
  return (await limitVisitor('slots', await headers())) ?? limitSubject('slots', { branch: scope.branchId })
}

/** The same where it is a program that looks; with the branch that it looks at, if there is such a branch. */
export async function admitSearching({ salon }: { readonly salon: string }, from: Headers): Promise<Admission> {
  const [tooMany, scope] = await Promise.all([limitVisitor('slots', from), findScopeOfForm(salon)])
  if (tooMany) return tooMany
  return (scope && (await limitSubject('slots', { branch: scope.branchId }))) ?? { ok: true, scope }
}
