import 'server-only'
import { requeueWaitingLetters } from '#lib/db/letters/letters.ts'
import { enqueueSqlOf } from '#lib/queue/queue.ts'

/** Takes up every letter again that waits though its job has given up. Says how many. */
export async function requeueLetters(): Promise<number> {
  return requeueWaitingLetters(await enqueueSqlOf('send-letter'))
}
