import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { clientCondition } from './client-condition.ts'
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
    where ${clientCondition(scope, text)}
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
