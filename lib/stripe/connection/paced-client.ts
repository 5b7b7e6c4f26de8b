import 'server-only'
import { RateLimiterMemory, RateLimiterQueue } from 'rate-limiter-flexible'
import Stripe from 'stripe'

const WINDOW_SECONDS = 0.1

/** How many calls an account may make in each tenth of a second: a fifth less than Stripe allows, in any second. */
const CALLS = { live: 8, test: 2 }

type HttpClient = ReturnType<typeof Stripe.createNodeHttpClient>

const queues = new Map<string, RateLimiterQueue>()

/**
 * Calls Stripe no faster than Stripe allows: 100 times a second with a live key, 25 with a test key; clients of one pace
 * together. Calls beyond wait for their turn, first come, first served. https://docs.stripe.com/rate-limits
 */
export function pacedClient(key: string, pace: string): HttpClient {
  const points = key.includes('_live_') ? CALLS.live : CALLS.test
  const turns = queues.get(pace) ?? new RateLimiterQueue(new RateLimiterMemory({ points, duration: WINDOW_SECONDS }))
  queues.set(pace, turns)
  const client = Stripe.createNodeHttpClient()
  const makeRequest: HttpClient['makeRequest'] = client.makeRequest.bind(client)
  client.makeRequest = async (...request) => {
    await turns.removeTokens(1)
    return makeRequest(...request)
  }
  return client
}
