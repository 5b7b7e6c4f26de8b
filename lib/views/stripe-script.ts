import 'server-only'
import { env } from '#lib/env.ts'

/** Where browsers load Stripe.js from. */
export const stripeScriptUrl = (): string => env().STRIPE_JS_URL
