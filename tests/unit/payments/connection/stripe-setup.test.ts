import { expect, test } from 'vitest'
import { missingStepOf, type StripeSetup, setupStepsOf } from '#lib/payments/connection/stripe-setup.ts'

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
  ['Stripe could not be asked', setup({ endpoint: 'unknown' }), 'webhook'],
  ['events are missing', setup({ endpoint: { isEnabled: true, missingEvents: ['charge.failed'] } }), 'events'],
  ['no signing secret', setup({ hasSigningSecret: false }), 'signing_secret'],
] as const)('payment can be switched on, or what is missing is named: %s', (_, state, missing) => {
  expect(missingStepOf(state)).toBe(missing)
})

test('the first event is ticked when it has come, and is waited for by nobody', () => {
  expect(setupStepsOf(setup()).first_event).toBe(false)
  expect(setupStepsOf(setup({ lastEventAt: new Date(0) })).first_event).toBe(true)
})
