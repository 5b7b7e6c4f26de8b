import { expect, test } from 'vitest'
import { missingPartOf, type StripeSetup, setupStepsOf } from '#lib/payments/connection/stripe-setup.ts'

const setup = (changes: Partial<StripeSetup> = {}): StripeSetup => ({
  hasKeys: true,
  endpoint: { isEnabled: true, missingEvents: [] },
  hasSigningSecret: true,
  lastEventAt: null,
  ...changes,
})

test.each([
  ['everything stands', setup(), null],
  ['nothing is connected', setup({ hasKeys: false, endpoint: null, hasSigningSecret: false }), 'keys'],
  ['Stripe has no endpoint of ours', setup({ endpoint: null }), 'webhook'],
  ['the endpoint is switched off', setup({ endpoint: { isEnabled: false, missingEvents: [] } }), 'webhook'],
  ['Stripe does not know the key any more', setup({ endpoint: 'unknown_to_stripe' }), 'key_unknown'],
  ['the key may not ask', setup({ endpoint: 'permissions_missing' }), 'key_permissions'],
  ['Stripe does not answer', setup({ endpoint: 'unreachable' }), 'unreachable'],
  ['events are missing', setup({ endpoint: { isEnabled: true, missingEvents: ['charge.failed'] } }), 'events'],
  ['no signing secret', setup({ hasSigningSecret: false }), 'signing_secret'],
] as const)('payment can be switched on, or what is missing is named: %s', (_, state, missing) => {
  expect(missingPartOf(state)).toBe(missing)
})

test.each([
  ['unknown_to_stripe', false],
  ['permissions_missing', false],
  ['unreachable', true],
] as const)('keys are ticked as long as nothing speaks against them: %s', (endpoint, isDone) => {
  expect(setupStepsOf(setup({ endpoint })).keys).toBe(isDone)
})

test('the first event is ticked when it has come, and is waited for by nobody', () => {
  expect(setupStepsOf(setup()).first_event).toBe(false)
  expect(setupStepsOf(setup({ lastEventAt: new Date(0) })).first_event).toBe(true)
})
