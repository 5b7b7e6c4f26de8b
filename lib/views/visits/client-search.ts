import 'server-only'
import * as z from 'zod'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { clientCondition } from '../clients/client-condition.ts'

export const ClientSearchInput = z.object({ text: z.string().trim().min(2).max(120) })

export type ClientSearchInput = z.infer<typeof ClientSearchInput>

export type FoundClient = {
  readonly id: string
  readonly name: string
  readonly phone: string
  readonly email: string
}

const MOST = 8

/** The branch's clients who fit what was typed, as in the list of clients; who came last stands first. */
export async function findClients(
  scope: BranchScope,
  { text }: ClientSearchInput,
): Promise<{ readonly ok: true; readonly clients: readonly FoundClient[] }> {
  const clients = await database().$queryRaw<FoundClient[]>`
    select c.id, c.name, c.phone, c.email from client c
    left join lateral (select max(v.starts_at) as last from visit v
      where v.branch_id = c.branch_id and v.client_id = c.id) visits on true
    where ${clientCondition(scope, text)} and c.erased_at is null
    order by visits.last desc nulls last, c.name limit ${MOST}`
  return { ok: true, clients }
}
