import 'server-only'
import type Stripe from 'stripe'
import { invariant } from '#lib/money/invariant.ts'
import type { EndpointState } from '#lib/payments/connection/stripe-setup.ts'
import { Secret } from '#lib/secret.ts'
import { EVENT_TYPES } from '../event-types.ts'
import { type StripeAccount, stripeFor } from '../stripe-account.ts'

// The version that the SDK speaks, so that events look as we read them.
const API_VERSION = '2026-10-28.endive'

/** The endpoint with our address in Stripe's own list, and what it lacks; null when there is none. */
export async function readEndpoint(account: StripeAccount, url: string): Promise<EndpointState | null> {
  const endpoint = await findEndpoint(account, url)
  if (!endpoint) return null
  const wanted = endpoint.enabled_events
  const missingEvents = wanted.includes('*') ? [] : EVENT_TYPES.filter((type) => !wanted.includes(type))
  return { isEnabled: endpoint.status === 'enabled', missingEvents }
}

/**
 * Registers our address with all the events that we need and says the signing secret, which Stripe tells only then.
 * An endpoint with our address that was there before is removed: nobody knows its secret any more.
 */
export async function makeEndpoint(account: StripeAccount, url: string): Promise<Secret> {
  const stripe = stripeFor(account)
  const before = await findEndpoint(account, url)
  const endpoint = await stripe.webhookEndpoints.create({
    url,
    enabled_events: [...EVENT_TYPES],
    api_version: API_VERSION,
    description: 'Zapys',
  })
  invariant(endpoint.secret, `the endpoint ${endpoint.id} was made without a secret`)
  if (before) await stripe.webhookEndpoints.del(before.id)
  return new Secret(endpoint.secret)
}

async function findEndpoint(account: StripeAccount, url: string): Promise<Stripe.WebhookEndpoint | null> {
  for await (const endpoint of stripeFor(account).webhookEndpoints.list({ limit: 100 })) {
    if (endpoint.url === url) return endpoint
  }
  return null
}
