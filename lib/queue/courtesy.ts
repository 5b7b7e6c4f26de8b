import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'

const MOST_WAIT_MS = 500
const QUIET_MS = 25

type Door = { inside: number; leftAt: number }

declare global {
  // Routes and workers are bundled apart from each other: what they share lies with the process.
  var zapysDoor: Door | undefined
}

function door(): Door {
  globalThis.zapysDoor ??= { inside: 0, leftAt: Number.NEGATIVE_INFINITY }
  return globalThis.zapysDoor
}

/** Does what somebody outside waits for: meanwhile, and a moment longer, `standBack` holds up what can wait. */
export async function goFirst<Result>(work: () => Promise<Result>): Promise<Result> {
  const shared = door()
  shared.inside += 1
  try {
    return await work()
  } finally {
    shared.inside -= 1
    shared.leftAt = performance.now()
  }
}

/** Resolves once nobody goes first, and after half a second in any case: in a long rush what can wait goes on slowly. */
export async function standBack(): Promise<void> {
  const shared = door()
  const startedAt = performance.now()
  const isRush = (now: number) => shared.inside > 0 || now - shared.leftAt < QUIET_MS
  for (let now = startedAt; isRush(now) && now - startedAt < MOST_WAIT_MS; now = performance.now())
    await pause(QUIET_MS)
}
