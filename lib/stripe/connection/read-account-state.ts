import 'server-only'
import type { EndpointState } from '#lib/payments/connection/stripe-setup.ts'
import { type StripeAccount, stripeFor } from '../stripe-account.ts'
import { acceptKeyFault, type KeyRefusal } from '../stripe-refusal.ts'
import { type PayoutSchedule, payoutsOf } from './check-account.ts'
import { readEndpoint } from './webhook-endpoints.ts'

/** What Stripe says of a connected account now, or why it says nothing. */
export type AccountState =
  | {
      readonly ok: true
      readonly endpoint: EndpointState | null
      readonly payouts: PayoutSchedule
      readonly chargesEnabled: boolean
      readonly hasName: boolean
      /** Events of the last day that did not reach an endpoint; at most a hundred are counted. */
      readonly undelivered: number
      /** How far our clock is ahead of Stripe's. */
      readonly clockAheadSeconds: number
    }
  | { readonly ok: false; readonly fault: KeyRefusal }

/** Asks Stripe how an account stands. A key that is revoked, and Stripe not answering, are states too. */
export async function readAccountState(account: StripeAccount, webhookUrl: string): Promise<AccountState> {
  const stripe = stripeFor(account)
  const now = Date.now()
  const answer = await acceptKeyFault(stripe.accounts.retrieveCurrent())
  if (typeof answer === 'string') return { ok: false, fault: answer }
  const endpoint = await acceptKeyFault(readEndpoint(account, webhookUrl))
  if (typeof endpoint === 'string') return { ok: false, fault: endpoint }
  const since = Math.floor(now / 1000) - 24 * 3600
  const events = stripe.events.list({ delivery_success: false, created: { gte: since }, limit: 100 })
  const failed = await acceptKeyFault(events)
  if (typeof failed === 'string') return { ok: false, fault: failed }
  const stripeNow = Date.parse(answer.lastResponse.headers.date ?? '')
  return {
    ok: true,
    endpoint,
    payouts: payoutsOf(answer),
    chargesEnabled: answer.charges_enabled ?? false,
    hasName: (answer.settings?.dashboard.display_name ?? answer.business_profile?.name ?? '') !== '',
    undelivered: failed.data.length,
    clockAheadSeconds: Number.isNaN(stripeNow) ? 0 : Math.round((now - stripeNow) / 1000),
  }
}
