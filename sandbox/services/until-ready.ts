import type { Child } from './child.ts'

/** Waits until a process says that it is ready; one that ends before is an error with its last words. */
export async function untilReady<Ready>(child: Child, ready: Promise<Ready>): Promise<Ready> {
  const died = child.ended.then((code) => {
    throw new Error(`${child.name} ended with ${code}:\n${child.lastLines()}`)
  })
  died.catch(() => {})
  return Promise.race([ready, died])
}

// A first answer may be swallowed by a server that is still starting.
const MOST_WAIT_MS = 5000

/** Asks an address until it answers with a success. */
export async function untilAnswers(child: Child, url: string): Promise<void> {
  const answered = async (): Promise<void> => {
    const response = await fetch(url, { signal: AbortSignal.timeout(MOST_WAIT_MS) }).catch(() => null)
    await response?.body?.cancel().catch(() => undefined)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
    return answered()
  }
  await untilReady(child, answered())
}
