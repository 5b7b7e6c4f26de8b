import 'server-only'
import Stripe from 'stripe'
import { env } from '#lib/env.ts'
import type { Secret } from '#lib/secret.ts'

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
  const { protocol, hostname, port } = new URL(env().STRIPE_API_ORIGIN)
  const client = new Stripe(key, {
    host: hostname,
    protocol: protocol === 'http:' ? 'http' : 'https',
    ...(port && { port }),
    timeout: REQUEST_TIMEOUT_MS,
    maxNetworkRetries: 2,
    telemetry: false,
  })
  clients.set(key, client)
  return client
}
