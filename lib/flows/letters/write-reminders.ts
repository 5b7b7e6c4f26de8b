import 'server-only'
import { insertReminders } from '#lib/db/letters/reminders.ts'
import { enqueueSql, queue } from '#lib/queue/queue.ts'

/** Reminds the clients of all visits that are near, each once; not of those that were cancelled. Says how many. */
export async function writeReminders(): Promise<number> {
  await queue()
  return insertReminders((source) => enqueueSql('send-letter', source))
}
