import { createHmac } from 'node:crypto'
import type { Books } from '#sandbox/stripe/state/books.ts'

const SECOND = 1000

/**
 * The `Stripe-Signature` of a payload: one `v1` for each secret that still works.
 * Its time is the real one, also where the simulator's clock was moved: the receiver compares it with its own.
 */
export function signPayload(payload: string, secrets: readonly string[]): string {
  const timestamp = Math.floor(Date.now() / SECOND)
  const signatures = secrets.map(
    (secret) => `v1=${createHmac('sha256', secret).update(`${timestamp}.${payload}`).digest('hex')}`,
  )
  return [`t=${timestamp}`, ...signatures].join(',')
}

export function workingSecrets(books: Books, endpointId: string): readonly string[] {
  const nowMs = books.world.clock.nowMs()
  const row = books.secrets.find(endpointId)
  return (row?.secrets ?? [])
    .filter(({ expiresAtMs }) => expiresAtMs === null || expiresAtMs > nowMs)
    .map(({ secret }) => secret)
}
