import 'server-only'
import { env } from '#lib/env.ts'

/** Where Stripe sends its events: one address for all branches. */
export const webhookAddress = (): string => `${env().APP_ORIGIN}/payments/prepaid/stripe`
