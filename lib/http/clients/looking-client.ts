import 'server-only'
import { headers } from 'next/headers'
import { type BranchScope, findScopeOfForm } from '#lib/db/branch-scopes.ts'
import { limitSubject, limitVisitor, type TooMany } from '#lib/http/limits/limit-visitor.ts'

/** Counts a look at a branch's free times: it costs more than any other page. */
export async function limitLooking(scope: BranchScope): Promise<TooMany | null> {
  return (await limitVisitor('slots', await headers())) ?? limitSubject('slots', { branch: scope.branchId })
}

/** The same where it is a program that looks. */
export async function limitSearching({ salon }: { readonly salon: string }, from: Headers): Promise<TooMany | null> {
  const tooMany = await limitVisitor('slots', from)
  const scope = tooMany ? null : await findScopeOfForm(salon)
  return scope ? limitSubject('slots', { branch: scope.branchId }) : tooMany
}
