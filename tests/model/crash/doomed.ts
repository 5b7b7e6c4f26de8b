// Tells a story until it passes a point, and dies there as a process does whose machine is gone.
import { writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { type CrashPoint, onPass } from '#lib/crash-points.ts'
import { disconnectDatabase } from '#lib/db/client.ts'
import { stopQueue } from '#lib/queue/queue.ts'
import { type Place, type StepName, tell } from './story.ts'

type Doom = { readonly place: Place; readonly steps: readonly StepName[]; readonly point: CrashPoint }

const { place, steps, point }: Doom = JSON.parse(process.argv[2] ?? '')

// It will not end in a way that would keep what was compiled.
flushCompileCache()
onPass((passed) => {
  if (passed === point) process.kill(process.pid, 'SIGKILL')
})
await tell(place, steps, (step) => writeSync(1, `step ${step}\n`))
await stopQueue()
await disconnectDatabase()
