import 'server-only'
import { type SearchTerm, searchTermsOf } from '#lib/clients/client-search.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { Prisma } from '#prisma/generated/client.ts'

/**
 * Which cards `c` of the branch fit what staff typed. A card that was merged is found as the person that it is of, and
 * does not stand beside them.
 */
export function clientCondition(scope: BranchScope, text: string): Prisma.Sql {
  const own = Prisma.sql`c.branch_id = ${scope.branchId}::uuid and c.merged_into_id is null`
  const terms = searchTermsOf(text)
  if (terms.length === 0) return own
  return Prisma.sql`${own} and c.id in (select coalesce(f.merged_into_id, f.id) from client f
    where f.branch_id = ${scope.branchId}::uuid and ${Prisma.join(terms.map(fits), ' and ')})`
}

const partOf = (text: string) => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`

function fits(term: SearchTerm): Prisma.Sql {
  if (term.of === 'phone') return Prisma.sql`f.phone like ${partOf(term.digits)}`
  // A word of which nothing is left when it is written as it sounds is no part of any name.
  return Prisma.sql`((latin_of(${term.text}) <> '' and latin_of(f.name) like '%' || latin_of(${partOf(term.text)}) || '%')
    or lower(f.email) like lower(${partOf(term.text)}))`
}
