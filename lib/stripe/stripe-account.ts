import 'server-only'
import Stripe from 'stripe'
import { env, STRIPE_API_ORIGIN } from '#lib/env.ts'
import type { Secret } from '#lib/secret.ts'
import { pacedClient } from './connection/paced-client.ts'

/** Whose Stripe account is asked, by Stripe's own id; null while it is not known whose the key is. */
export type StripeAccount = {
  readonly stripeId: string | null
  readonly livemode: boolean
  readonly secretKey: Secret
}

const REQUEST_TIMEOUT_MS = 20_000

const clients = new Map<string, Stripe>()

/** Stripe's client with an account's own key. */
export function stripeFor({ secretKey, stripeId, livemode }: StripeAccount): Stripe {
  const key = secretKey.reveal()
  // An account has one limit in each mode, whatever keys its calls are made with.
  return stripeWithKey(key, stripeId ? `${stripeId}:${livemode}` : key)
}

/** Stripe's client with any key; one per key, so that connections are reused. Those of one `pace` wait for each other. */
export function stripeWithKey(key: string, pace = key): Stripe {
  const name = `${key} ${pace}`
  const known = clients.get(name)
  if (known) return known
  const origin = env().STRIPE_API_ORIGIN
  const { protocol, hostname, port } = new URL(origin)
  const client = new Stripe(key, {
    host: hostname,
    protocol: protocol === 'http:' ? 'http' : 'https',
    ...(port && { port }),
    // What stands in for Stripe has no limits.
    ...(origin === STRIPE_API_ORIGIN && { httpClient: pacedClient(key, pace) }),
    timeout: REQUEST_TIMEOUT_MS,
    maxNetworkRetries: 2,
    telemetry: false,
  })
  clients.set(name, client)
  return client
}
