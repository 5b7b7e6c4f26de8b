import 'server-only'
import { type SearchTerm, searchTermsOf } from '#lib/clients/client-search.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { Prisma } from '#prisma/generated/client.ts'
import { type ClientStats, listClientStats, NO_STATS } from './client-stats.ts'

export type ListedClient = ClientStats & {
  readonly id: string
  readonly name: string
  readonly phone: string
  readonly email: string
  readonly isErased: boolean
}

export type ClientList = { readonly clients: readonly ListedClient[]; readonly next: string | null }

type Query = {
  /** What staff typed. */
  readonly text: string
  /** The last client of the page before. */
  readonly after: string | null
  readonly size?: number
}

type Row = Omit<ListedClient, keyof ClientStats>

const PAGE_SIZE = 50

/** The branch's clients that fit, in the order of the alphabet, a page at a time. */
export async function listClients(scope: BranchScope, { text, after, size = PAGE_SIZE }: Query): Promise<ClientList> {
  const rows = await database().$queryRaw<Row[]>`
    select c.id, c.name, c.phone, c.email, c.erased_at is not null as "isErased"
    from client c
    where c.branch_id = ${scope.branchId}::uuid and c.merged_into_id is null and ${conditionOf(scope, text)}
      and (${after}::uuid is null or (c.name collate "uk-x-icu", c.id) > (
        select last.name collate "uk-x-icu", last.id from client last
        where last.branch_id = ${scope.branchId}::uuid and last.id = ${after}::uuid))
    order by c.name collate "uk-x-icu", c.id
    limit ${size + 1}`
  const page = rows.slice(0, size)
  const stats = await listClientStats(
    scope,
    page.map(({ id }) => id),
  )
  return {
    clients: page.map((row) => ({ ...row, ...(stats.get(row.id) ?? NO_STATS) })),
    next: rows.length > size ? (page.at(-1)?.id ?? null) : null,
  }
}

/** A card that was merged is found as the person that it is of. */
function conditionOf(scope: BranchScope, text: string): Prisma.Sql {
  const terms = searchTermsOf(text)
  if (terms.length === 0) return Prisma.sql`true`
  return Prisma.sql`c.id in (select coalesce(f.merged_into_id, f.id) from client f
    where f.branch_id = ${scope.branchId}::uuid and ${Prisma.join(terms.map(fits), ' and ')})`
}

const partOf = (text: string) => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`

function fits(term: SearchTerm): Prisma.Sql {
  if (term.of === 'phone') return Prisma.sql`f.phone like ${partOf(term.digits)}`
  // A word of which nothing is left when it is written as it sounds is no part of any name.
  return Prisma.sql`((latin_of(${term.text}) <> '' and latin_of(f.name) like '%' || latin_of(${partOf(term.text)}) || '%')
    or lower(f.email) like lower(${partOf(term.text)}))`
}
