import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { getStripeCredentials } from '#lib/db/payments/stripe-accounts.ts'
import { findStripeSettings, type StripeSettings } from '#lib/db/payments/stripe-settings.ts'
import type { StripeSetup } from '#lib/payments/connection/stripe-setup.ts'
import { type AccountState, readAccountState } from '#lib/stripe/connection/read-account-state.ts'
import { webhookAddress } from './webhook-address.ts'

export type StripeSetupNow = {
  readonly settings: StripeSettings | null
  readonly setup: StripeSetup
  /** What Stripe says of the account now; null when nothing is connected. */
  readonly state: AccountState | null
}

/** How far the branch is with Stripe, by our books and by Stripe's own lists. */
export async function readStripeSetup(scope: BranchScope): Promise<StripeSetupNow> {
  const settings = await findStripeSettings(scope)
  if (!settings) {
    const setup = { hasKeys: false, endpoint: null, hasSigningSecret: false, lastEventAt: null }
    return { settings, setup, state: null }
  }
  const { hasSigningSecret, lastEventAt } = settings
  const state = await readAccountState(await getStripeCredentials(scope, settings.id), webhookAddress())
  const endpoint = state.ok ? state.endpoint : state.fault
  return { settings, setup: { hasKeys: true, endpoint, hasSigningSecret, lastEventAt }, state }
}
