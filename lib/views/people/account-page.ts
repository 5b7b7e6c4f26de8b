import 'server-only'
import { database } from '#lib/db/client.ts'

export type OwnSession = {
  readonly id: string
  readonly userAgent: string | null
  readonly since: Date
  readonly lastSeen: Date
}

/** Where a person is signed in, the latest first. */
export async function listOwnSessions(userId: string): Promise<readonly OwnSession[]> {
  const sessions = await database().session.findMany({
    where: { userId, expiresAt: { gt: new Date() } },
    orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
    select: { id: true, userAgent: true, createdAt: true, updatedAt: true },
    take: 50,
  })
  return sessions.map(({ id, userAgent, createdAt, updatedAt }) => ({
    ...{ id, userAgent, since: createdAt, lastSeen: updatedAt },
  }))
}
