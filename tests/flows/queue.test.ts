import { expect, test, vi } from 'vitest'
import { log } from '#lib/log.ts'
import { queue } from '#lib/queue/queue.ts'

test('what breaks the queue down is said in the log', async () => {
  const said = vi.spyOn(log(), 'error')
  const error = new Error('the database is gone')
  const boss = await queue()
  boss.emit('error', error)
  // Under `err`, which the log writes out; of an error under any other name nothing is left.
  expect(said).toHaveBeenCalledWith({ err: error }, 'the job queue broke down')
})
