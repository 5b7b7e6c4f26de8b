import { setTimeout as sleep } from 'node:timers/promises'

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Sends a signal to a process and waits until it is gone; one that does not go in ten seconds is killed. */
export async function untilStopped(pid: number, signal: NodeJS.Signals): Promise<void> {
  if (!isRunning(pid)) return
  process.kill(pid, signal)
  for (let waited = 0; isRunning(pid); waited += 50) {
    if (waited >= 10_000) process.kill(pid, 'SIGKILL')
    await sleep(50)
  }
}
