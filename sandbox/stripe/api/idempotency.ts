import { hash } from 'node:crypto'
import type { Books } from '#sandbox/stripe/state/books.ts'
import { invalidParam } from './faults.ts'
import { StripeFault } from './stripe-fault.ts'

const DAY_MS = 24 * 60 * 60 * 1000
// Every POST of the SDK brings a key of its own; only so many are worth remembering.
const MOST_REMEMBERED = 50_000

export type StoredAnswer = { readonly status: number; readonly body: string }

/** What two calls with one key must share. */
export function fingerprint(method: string, path: string, body: Buffer): string {
  return hash('sha1', `${method} ${path}\n${body.toString('latin1')}`, 'base64')
}

/** The answer that this key already got, if it did; another call under the same key is refused. */
export function rememberedAnswer(books: Books, key: string, request: string): StoredAnswer | null {
  if (key.length > 255) throw invalidParam('Idempotency keys may be at most 255 characters long.')
  const row = books.idempotency.find(key)
  if (!row || books.world.clock.nowMs() - row.storedAtMs > DAY_MS) return null
  if (row.request !== request) {
    const message = `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`
    throw new StripeFault(400, { type: 'idempotency_error', message }, { isStored: false })
  }
  return { status: row.status, body: row.body }
}

export function rememberAnswer(books: Books, key: string, answer: StoredAnswer & { request: string }): void {
  const { request, status, body } = answer
  books.idempotency.save({ id: key, request, status, body, storedAtMs: books.world.clock.nowMs() })
  if (books.idempotency.size <= MOST_REMEMBERED) return
  const oldest = books.idempotency.oldestFirst().next()
  if (!oldest.done) books.idempotency.delete(oldest.value.id)
}

/** The same key while the first call with it is still being answered. */
export function keyInUse(key: string): StripeFault {
  const message = `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`
  return new StripeFault(
    409,
    { type: 'idempotency_error', code: 'idempotency_key_in_use', message },
    { isStored: false },
  )
}
