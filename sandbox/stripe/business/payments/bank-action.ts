import { randomText } from '#sandbox/stripe/state/new-id.ts'

type Waiting = {
  readonly intent: { readonly id: string; readonly client_secret: string | null }
  readonly origin: string
  /** Where the client is sent back to; without it, Stripe.js opens the bank's page over the shop's. */
  readonly returnUrl: string | null
}

type Redirect = { redirect_to_url: { return_url: string; url: string }; type: 'redirect_to_url' }
type InPage = { type: 'use_stripe_sdk'; use_stripe_sdk: Record<string, string> }

/** The `next_action` of an intent that waits for its cardholder. */
export function bankAction({ intent, origin, returnUrl }: Waiting): Redirect | InPage {
  const url = `${origin}/3ds?intent=${intent.id}&client_secret=${intent.client_secret ?? ''}`
  if (returnUrl !== null) {
    const there = `${url}&return_url=${encodeURIComponent(returnUrl)}`
    return { redirect_to_url: { return_url: returnUrl, url: there }, type: 'redirect_to_url' }
  }
  // What Stripe.js finds here is its own affair; the stand-in opens `stripe_js`.
  const source = `payatt_${randomText(24)}`
  return { type: 'use_stripe_sdk', use_stripe_sdk: { source, stripe_js: url, type: 'three_d_secure_redirect' } }
}
