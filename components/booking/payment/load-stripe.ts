import type { Stripe } from '@stripe/stripe-js'
import { loadStripe } from '@stripe/stripe-js/pure'

const STRIPE_JS_HOST = 'js.stripe.com'

const loading = new Map<string, Promise<Stripe | null>>()

/** Loads Stripe.js for a branch's key, once a page. It comes from Stripe, unless the server names a stand-in. */
export function loadStripeFor(publishableKey: string, scriptUrl: string): Promise<Stripe | null> {
  const known = loading.get(publishableKey)
  if (known) return known
  const promise = loadStandIn(publishableKey, scriptUrl).then(() => loadStripe(publishableKey))
  loading.set(publishableKey, promise)
  // The next try starts anew.
  promise.catch(() => loading.delete(publishableKey))
  return promise
}

/** A stand-in sets `window.Stripe` before the loader looks for it. With a live key only Stripe itself will do. */
function loadStandIn(publishableKey: string, scriptUrl: string): Promise<void> {
  if (new URL(scriptUrl).host === STRIPE_JS_HOST) return Promise.resolve()
  if (!publishableKey.startsWith('pk_test_')) return Promise.reject(new Error('a live key needs Stripe itself'))
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = scriptUrl
    script.onload = () => resolve()
    script.onerror = () => reject(new Error(`${scriptUrl} did not load`))
    document.head.append(script)
  })
}
