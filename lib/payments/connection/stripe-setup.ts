/** What must stand before a client can pay, in the order in which a salon does it. */
export const SETUP_STEPS = ['keys', 'webhook', 'events', 'signing_secret', 'first_event'] as const

export type SetupStep = (typeof SETUP_STEPS)[number]

/** The branch's webhook endpoint as Stripe's own list has it. */
export type EndpointState = {
  readonly isEnabled: boolean
  readonly missingEvents: readonly string[]
}

export type StripeSetup = {
  readonly hasKeys: boolean
  /** Null when Stripe's list has no endpoint with our address, `unknown` when Stripe could not be asked. */
  readonly endpoint: EndpointState | 'unknown' | null
  readonly hasSigningSecret: boolean
  readonly lastEventAt: Date | null
}

/** Which steps are done. */
export function setupStepsOf(setup: StripeSetup): Readonly<Record<SetupStep, boolean>> {
  const { hasKeys, endpoint, hasSigningSecret, lastEventAt } = setup
  const known = endpoint === 'unknown' ? null : endpoint
  return {
    keys: hasKeys,
    webhook: hasKeys && known?.isEnabled === true,
    events: hasKeys && known?.missingEvents.length === 0,
    signing_secret: hasKeys && hasSigningSecret,
    first_event: lastEventAt !== null,
  }
}

/** The first step without which no payment may be switched on; null when all stand. The first event comes by itself. */
export function missingStepOf(setup: StripeSetup): SetupStep | null {
  const done = setupStepsOf(setup)
  return SETUP_STEPS.find((step) => step !== 'first_event' && !done[step]) ?? null
}
