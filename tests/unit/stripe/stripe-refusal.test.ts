import Stripe from 'stripe'
import { expect, test } from 'vitest'
import { acceptBreakdown } from '#lib/stripe/stripe-refusal.ts'

test.each([
  new Stripe.errors.StripeRateLimitError({ type: 'rate_limit_error' }),
  new Stripe.errors.StripeAPIError({ type: 'api_error' }),
  new Stripe.errors.StripeConnectionError({ type: 'api_error' }),
  new Stripe.errors.StripeAuthenticationError({ type: 'authentication_error' }),
])('what Stripe breaks down with comes back as a value: %s', async (error) => {
  expect(await acceptBreakdown(Promise.reject(error))).toBe(error)
})

test('what we break down with ourselves is thrown on', async () => {
  await expect(acceptBreakdown(Promise.reject(new Error('ours')))).rejects.toThrow('ours')
})
