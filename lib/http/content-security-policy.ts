import { env } from '#lib/env.ts'

const STRIPE_FRAMES = ['https://js.stripe.com', 'https://*.js.stripe.com', 'https://hooks.stripe.com']

type Page = {
  readonly nonce: string
  readonly takesCard: boolean
  /** Shows the booking form in a frame of its own: the admin, to try it out. */
  readonly framesForm: boolean
  /** Where the page may stand in a frame itself; nowhere, unless it is the booking form. */
  readonly framedBy: readonly string[]
}

/** What a page may load and do. Stripe's origins are there only where a card is entered. */
export function contentSecurityPolicy(page: Page): string {
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
    'frame-src': framesOf(page, stripeScript),
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': page.framedBy.length > 0 ? page.framedBy : ["'none'"],
  }
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${[...new Set(values)].join(' ')}`)
    .join('; ')
}

function framesOf({ takesCard, framesForm }: Page, stripeScript: string): readonly string[] {
  if (takesCard) return [...STRIPE_FRAMES, stripeScript]
  return framesForm ? ["'self'"] : ["'none'"]
}
