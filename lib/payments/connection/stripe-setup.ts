/** What must stand before a client can pay, in the order in which a salon does it. */
export const SETUP_STEPS = ['keys', 'webhook', 'events', 'signing_secret', 'first_event'] as const

export type SetupStep = (typeof SETUP_STEPS)[number]

/** The branch's webhook endpoint as Stripe's own list has it. */
export type EndpointState = {
  readonly isEnabled: boolean
  readonly missingEvents: readonly string[]
}

/** Why Stripe tells nothing of the account: it does not know the key, the key may not ask, or it does not answer. */
export type StripeSilence = 'unknown_to_stripe' | 'permissions_missing' | 'unreachable'

/** What can keep payment from being switched on. */
export type MissingPart = SetupStep | 'key_unknown' | 'key_permissions' | 'unreachable'

export type StripeSetup = {
  readonly hasKeys: boolean
  /** Null when Stripe's list has no endpoint with our address; a word when Stripe did not tell. */
  readonly endpoint: EndpointState | StripeSilence | null
  readonly hasSigningSecret: boolean
  readonly lastEventAt: Date | null
}

/** Which steps are done. */
export function setupStepsOf(setup: StripeSetup): Readonly<Record<SetupStep, boolean>> {
  const { hasKeys, endpoint, hasSigningSecret, lastEventAt } = setup
  const known = typeof endpoint === 'string' ? null : endpoint
  return {
    keys: hasKeys && endpoint !== 'unknown_to_stripe' && endpoint !== 'permissions_missing',
    webhook: hasKeys && known?.isEnabled === true,
    events: hasKeys && known?.missingEvents.length === 0,
    signing_secret: hasKeys && hasSigningSecret,
    first_event: lastEventAt !== null,
  }
}

const MISSING_IN_SILENCE = {
  unknown_to_stripe: 'key_unknown',
  permissions_missing: 'key_permissions',
  unreachable: 'unreachable',
} as const

/** The first thing without which no payment may be switched on; null when all stand. The first event comes by itself. */
export function missingPartOf(setup: StripeSetup): MissingPart | null {
  if (typeof setup.endpoint === 'string') return MISSING_IN_SILENCE[setup.endpoint]
  const done = setupStepsOf(setup)
  return SETUP_STEPS.find((step) => step !== 'first_event' && !done[step]) ?? null
}
