import 'server-only'
import { database } from '#lib/db/client.ts'

/** The salon that a person belongs to longest; null for somebody who belongs to none. */
export async function findFirstBranch(userId: string): Promise<string | null> {
  const membership = await database().membership.findFirst({
    where: { userId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { branch: { select: { slug: true } } },
  })
  return membership?.branch.slug ?? null
}
