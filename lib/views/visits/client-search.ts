import 'server-only'
import * as z from 'zod'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { runStatement } from '#lib/db/client.ts'

export const ClientSearchInput = z.object({ text: z.string().trim().min(2).max(120) })

export type ClientSearchInput = z.infer<typeof ClientSearchInput>

export type FoundClient = {
  readonly id: string
  readonly name: string
  readonly phone: string
  readonly email: string
}

const MOST = 8

/** The branch's clients whose name, phone number or email has a text in it; who came last stands first. */
export async function findClients(
  scope: BranchScope,
  { text }: ClientSearchInput,
): Promise<{ readonly ok: true; readonly clients: readonly FoundClient[] }> {
  const digits = text.replaceAll(/\D/g, '')
  const clients = await runStatement<FoundClient>(
    `select c.id, c.name, c.phone, c.email from client c
     left join lateral (select max(v.starts_at) as last from visit v
       where v.branch_id = c.branch_id and v.client_id = c.id) visits on true
     where c.branch_id = $1::uuid and c.erased_at is null
       and (c.name ilike $2 or c.email ilike $2 or ($3 <> '' and c.phone like '%' || $3 || '%'))
     order by visits.last desc nulls last, c.name limit ${MOST}`,
    [scope.branchId, `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`, digits.length >= 3 ? digits : ''],
  )
  return { ok: true, clients }
}
