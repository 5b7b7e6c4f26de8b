import 'server-only'
import { database } from '#lib/db/client.ts'

/** Ends one session of a person's own; false when there is none. */
export async function endSessionOf(userId: string, id: string): Promise<boolean> {
  return (await database().session.deleteMany({ where: { userId, id } })).count > 0
}

/** Ends every session of a person but the one they are in. */
export async function endOtherSessionsOf(userId: string, currentId: string): Promise<number> {
  return (await database().session.deleteMany({ where: { userId, id: { not: currentId } } })).count
}
