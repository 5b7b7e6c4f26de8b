import 'server-only'
import { database } from '#lib/db/client.ts'

export type MemberBranch = { readonly slug: string; readonly name: string }

/** The salons that a person belongs to, the one they belong to longest first. */
export async function listMemberBranches(userId: string): Promise<readonly MemberBranch[]> {
  const memberships = await database().membership.findMany({
    where: { userId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { branch: { select: { slug: true, name: true } } },
    take: 200,
  })
  return memberships.map(({ branch }) => branch)
}
