import { randomFillSync } from 'node:crypto'

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const pool = Buffer.alloc(16 * 1024)
let used = pool.length

function nextByte(): number {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const byte = pool[used] ?? 0
  used += 1
  return byte
}

/** Letters and digits nobody has seen before. */
export function randomText(length: number): string {
  let text = ''
  while (text.length < length) text += ALPHABET[nextByte() % ALPHABET.length]
  return text
}

/** An id as Stripe makes them: `ch_3…`, with the kind in front. */
export function newId(prefix: string): string {
  return `${prefix}_${randomText(24)}`
}
