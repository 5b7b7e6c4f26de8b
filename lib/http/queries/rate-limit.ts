import 'server-only'
import { isIPv6 } from 'node:net'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** Counts a request; says how many seconds its client has to wait, zero for none. */
export type RateLimit = (headers: Headers) => Promise<number>

/** So many requests of one client in so many seconds, counted in this process: a guard against floods, not a quota. */
export function rateLimit({ points, seconds }: { readonly points: number; readonly seconds: number }): RateLimit {
  const limiter = new RateLimiterMemory({ points, duration: seconds })
  return (headers) =>
    limiter.consume(clientOf(headers)).then(
      () => 0,
      (wait: unknown) => {
        if (wait instanceof RateLimiterRes) return Math.max(1, Math.ceil(wait.msBeforeNext / 1000))
        throw wait
      },
    )
}

/** The address that the nearest proxy saw; one household has a whole /64 of the newer kind. */
export function clientOf(headers: Headers): string {
  const address = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? ''
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address.replace('::ffff:', '')
  const [head = '', tail = ''] = address.split('::')
  const before = head.split(':').filter(Boolean)
  const after = tail.split(':').filter(Boolean)
  const gap = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  return [...before, ...gap, ...after].slice(0, 4).join(':')
}
