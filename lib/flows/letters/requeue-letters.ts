import 'server-only'
import { requeueWaitingLetters } from '#lib/db/letters/letters.ts'
import { enqueueSql, queue } from '#lib/queue/queue.ts'

/** Takes up every letter again that waits though its job has given up. Says how many. */
export async function requeueLetters(): Promise<number> {
  await queue()
  return requeueWaitingLetters((source) => enqueueSql('send-letter', source))
}
