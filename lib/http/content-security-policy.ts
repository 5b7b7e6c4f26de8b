import { env } from '#lib/env.ts'

const STRIPE_FRAMES = ['https://js.stripe.com', 'https://*.js.stripe.com', 'https://hooks.stripe.com']

/** What a page may load and do. Stripe's origins are there only where a card is entered. */
export function contentSecurityPolicy(page: { readonly nonce: string; readonly takesCard: boolean }): string {
  const { STRIPE_API_ORIGIN, STRIPE_JS_URL, NODE_ENV } = env()
  const stripeScript = new URL(STRIPE_JS_URL).origin
  const isDevelopment = NODE_ENV === 'development'
  const directives = {
    'default-src': ["'self'"],
    'script-src': [`'nonce-${page.nonce}'`, "'strict-dynamic'", ...(isDevelopment ? ["'unsafe-eval'"] : [])],
    'style-src': ["'self'", ...(isDevelopment ? ["'unsafe-inline'"] : [`'nonce-${page.nonce}'`])],
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...(page.takesCard ? [STRIPE_API_ORIGIN] : [])],
    'frame-src': page.takesCard ? [...STRIPE_FRAMES, stripeScript] : ["'none'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  }
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${[...new Set(values)].join(' ')}`)
    .join('; ')
}
