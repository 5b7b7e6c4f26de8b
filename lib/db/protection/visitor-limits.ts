import 'server-only'
import { createHmac } from 'node:crypto'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { lineForLimits } from '#lib/db/client.ts'
import { env } from '#lib/env.ts'

/** So many times in so many seconds, for each of those who are counted under the name. */
export type Limit = { readonly name: string; readonly points: number; readonly perSeconds: number }

const limiters = new Map<string, RateLimiterPostgres>()

function limiterOf({ name, points, perSeconds }: Limit): RateLimiterPostgres {
  const known = limiters.get(name)
  if (known) return known
  const limiter = new RateLimiterPostgres({
    ...{ storeClient: lineForLimits, storeType: 'pool', tableName: 'visitor_limit', tableCreated: true },
    ...{ keyPrefix: name, points, duration: perSeconds },
    // Whoever is over costs no more statements until their time is up.
    inMemoryBlockOnConsumed: points + 1,
  })
  limiters.set(name, limiter)
  return limiter
}

/** Counts one more of whoever it is; null, or the seconds until they may again. Nobody can be read from the table. */
export async function secondsOverLimit(limit: Limit, who: string): Promise<number | null> {
  const key = createHmac('sha256', env().AUTH_SECRET.reveal()).update(who).digest('base64url')
  return limiterOf(limit)
    .consume(key)
    .then(
      () => null,
      (reason: unknown) => {
        // The library rejects with this when a limit is reached, and with errors when the database does not answer.
        if (reason instanceof RateLimiterRes) return Math.max(1, Math.ceil(reason.msBeforeNext / 1000))
        throw reason
      },
    )
}
