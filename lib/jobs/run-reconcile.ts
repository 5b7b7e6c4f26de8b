// What the sweep and the night do, now: `npm run reconcile`. It ends with 1 when something is wrong still.
import { disconnectDatabase } from '#lib/db/client.ts'
import { queue, stopQueue } from '#lib/queue/queue.ts'
import { reconcileNow } from './reconcile-now.ts'

try {
  await queue()
  const wrong = await reconcileNow((line) => process.stdout.write(`${line}\n`))
  process.exitCode = wrong === 0 ? 0 : 1
} finally {
  await stopQueue()
  await disconnectDatabase()
}
