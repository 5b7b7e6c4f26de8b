import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'

const APART_MS = 50
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

let turn = Promise.resolve()

/**
 * Resolves once nobody goes first. In a long rush whoever stands back is let through one by one, a while apart: what can
 * wait goes on slowly.
 */
export function standBack(): Promise<void> {
  turn = turn.then(untilQuiet)
  return turn
}

async function untilQuiet(): Promise<void> {
  const shared = door()
  const startedAt = performance.now()
  const isRush = (now: number) => shared.inside > 0 || now - shared.leftAt < QUIET_MS
  for (let now = startedAt; isRush(now) && now - startedAt < APART_MS; now = performance.now()) await pause(QUIET_MS)
}
