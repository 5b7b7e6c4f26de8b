import 'server-only'
import Stripe from 'stripe'
import { env, STRIPE_API_ORIGIN } from '#lib/env.ts'
import type { Secret } from '#lib/secret.ts'
import { pacedClient } from './connection/paced-client.ts'

/** Whose Stripe account is asked. */
export type StripeAccount = { readonly id: string; readonly livemode: boolean; readonly secretKey: Secret }

const REQUEST_TIMEOUT_MS = 20_000

const clients = new Map<string, Stripe>()

/** Stripe's client with an account's own key. */
export const stripeFor = ({ secretKey }: StripeAccount): Stripe => stripeWithKey(secretKey.reveal())

/** Stripe's client with any key; one per key, so that connections are reused. */
export function stripeWithKey(key: string): Stripe {
  const known = clients.get(key)
  if (known) return known
  const origin = env().STRIPE_API_ORIGIN
  const { protocol, hostname, port } = new URL(origin)
  const client = new Stripe(key, {
    host: hostname,
    protocol: protocol === 'http:' ? 'http' : 'https',
    ...(port && { port }),
    // What stands in for Stripe has no limits.
    ...(origin === STRIPE_API_ORIGIN && { httpClient: pacedClient(key) }),
    timeout: REQUEST_TIMEOUT_MS,
    maxNetworkRetries: 2,
    telemetry: false,
  })
  clients.set(key, client)
  return client
}
