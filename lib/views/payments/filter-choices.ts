import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'

type Named = { readonly id: string; readonly name: string }

export type FilterChoices = { readonly staff: readonly Named[]; readonly services: readonly Named[] }

/** The branch's people and services, archived ones too: old payments are about them. */
export async function listFilterChoices({ branchId }: BranchScope): Promise<FilterChoices> {
  const asked = { where: { branchId }, select: { id: true, name: true }, orderBy: { name: 'asc' } } as const
  return { staff: await database().staffMember.findMany(asked), services: await database().service.findMany(asked) }
}
