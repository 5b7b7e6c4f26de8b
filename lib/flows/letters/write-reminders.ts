import 'server-only'
import { insertReminders } from '#lib/db/letters/reminders.ts'
import { enqueueSqlOf } from '#lib/queue/queue.ts'

/** Reminds the clients of all visits that are near, each once; not of those that were cancelled. Says how many. */
export async function writeReminders(): Promise<number> {
  return insertReminders(await enqueueSqlOf('send-letter'))
}
