import 'server-only'
import { secondsOverLimit } from '#lib/db/protection/visitor-limits.ts'
import { clientAddressOf } from './client-address.ts'
import { LIMITS, type LimitedAct } from './limits.ts'

export type TooMany = {
  readonly ok: false
  readonly refusal: 'too_many_requests'
  readonly retryAfterSeconds: number
}

/** What an act is counted by beside its address and device, which every request has. */
type Known<Act extends LimitedAct> = Exclude<keyof (typeof LIMITS)[Act], 'address' | 'device'>

/** Counts a visitor's act under those of its limits that are named; null, or the refusal with the longest wait. */
async function count(act: LimitedAct, who: Readonly<Record<string, string | null>>): Promise<TooMany | null> {
  const limits: Readonly<Record<string, { readonly points: number; readonly perSeconds: number }>> = LIMITS[act]
  const waits = await Promise.all(
    Object.entries(who).map(([by, value]) => {
      const limit = limits[by]
      return limit && value !== null ? secondsOverLimit({ name: `${act}.${by}`, ...limit }, value) : null
    }),
  )
  const longest = Math.max(...waits.map((wait) => wait ?? 0))
  return longest > 0 ? { ok: false, refusal: 'too_many_requests', retryAfterSeconds: longest } : null
}

/** Counts whoever sends a request. It comes first: nothing of theirs has been looked at yet. */
export function limitVisitor(act: LimitedAct, headers: Headers): Promise<TooMany | null> {
  const address = clientAddressOf(headers)
  const browser = `${headers.get('user-agent')}|${headers.get('accept-language')}`
  return count(act, { address, device: address && `${address}|${browser}` })
}

/** Counts what a request is about: its branch, its phone number or its account. */
export function limitSubject<Act extends LimitedAct>(
  act: Act,
  subject: Readonly<Record<Known<Act>, string>>,
): Promise<TooMany | null> {
  return count(act, subject)
}
