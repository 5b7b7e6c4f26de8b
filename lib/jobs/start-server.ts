import 'server-only'
import { env } from '#lib/env.ts'
import { stopQueue } from '#lib/queue/queue.ts'
import { startWorkers } from './workers.ts'

/** Checks the variables and starts the workers; without either, the process ends with a sentence on why. */
export async function startServer(): Promise<void> {
  try {
    env()
    await startWorkers()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
    process.exit(1)
  }
  process.once('SIGTERM', () => void stopQueue())
}
