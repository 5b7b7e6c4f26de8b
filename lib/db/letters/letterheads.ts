import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'

/** What a salon's letters show of it. */
export type SalonLetterhead = {
  readonly name: string
  readonly address: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly accent: string | null
  readonly logo: {
    readonly image: Uint8Array
    readonly digest: string
    readonly width: number
    readonly height: number
  } | null
}

export function getLetterhead({ branchId }: BranchScope): Promise<SalonLetterhead> {
  return database().branch.findUniqueOrThrow({
    where: { id: branchId },
    select: {
      ...{ name: true, address: true, phone: true, email: true, accent: true },
      logo: { select: { image: true, digest: true, width: true, height: true } },
    },
  })
}

/** The address of somebody who works for the branch; null once they have left it. */
export async function findStaffAddress({ branchId }: BranchScope, userId: string): Promise<string | null> {
  const member = await database().membership.findUnique({
    where: { branchId_userId: { branchId, userId } },
    select: { user: { select: { email: true } } },
  })
  return member?.user.email ?? null
}
