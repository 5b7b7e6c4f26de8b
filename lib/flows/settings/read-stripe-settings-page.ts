import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { getMailFacts } from '#lib/db/letters/mail-facts.ts'
import { countOpenNotices } from '#lib/db/notices.ts'
import { getPaymentSwitches, type PaymentSwitches, type StripeSettings } from '#lib/db/payments/stripe-settings.ts'
import { findLastRun, sumMissed } from '#lib/db/reconciliation/reconciliation-runs.ts'
import { mailHealthOf } from '#lib/payments/connection/mail-health.ts'
import { type AccountHealth, type HealthItem, healthOf } from '#lib/payments/connection/stripe-health.ts'
import type { StripeSetup } from '#lib/payments/connection/stripe-setup.ts'
import type { PayoutSchedule } from '#lib/stripe/connection/check-account.ts'
import type { AccountState } from '#lib/stripe/connection/read-account-state.ts'
import { EVENT_TYPES } from '#lib/stripe/event-types.ts'
import { readStripeSetup } from './read-stripe-setup.ts'
import { webhookAddress } from './webhook-address.ts'

/** All that the settings of cashless payments show. */
export type StripeSettingsPage = {
  readonly settings: StripeSettings | null
  readonly setup: StripeSetup
  readonly switches: PaymentSwitches
  readonly health: readonly HealthItem[]
  readonly missingEvents: readonly string[]
  readonly eventTypes: readonly string[]
  readonly webhookAddress: string
  /** Null when Stripe could not be asked. */
  readonly payouts: PayoutSchedule | null
}

/** Reads how a branch is set up with Stripe, by our books and Stripe's own lists. */
export async function readStripeSettingsPage(scope: BranchScope): Promise<StripeSettingsPage> {
  const { settings, setup, state } = await readStripeSetup(scope)
  const { endpoint } = setup
  return {
    settings,
    setup,
    switches: await getPaymentSwitches(database(), scope),
    health: settings && state ? await readHealth(scope, { settings, state }) : [],
    missingEvents: endpoint && typeof endpoint !== 'string' ? endpoint.missingEvents : [],
    eventTypes: EVENT_TYPES,
    webhookAddress: webhookAddress(),
    payouts: state?.ok ? state.payouts : null,
  }
}

type Connected = { readonly settings: StripeSettings; readonly state: AccountState }

// Every night; one that went wrong is made up for by the next.
const AUDIT_EVERY_MS = 2 * 24 * 3_600_000

async function readHealth(scope: BranchScope, { settings, state }: Connected): Promise<readonly HealthItem[]> {
  const events = await findLastRun(scope, settings.id, 'events')
  const ledger = await findLastRun(scope, settings.id, 'ledger')
  const audit = await findLastRun(scope, null, 'audit')
  const own = {
    ...settings,
    reconciledAt: events?.at ?? null,
    missed: await sumMissed(scope, settings.id, 'events'),
    repaired: await sumMissed(scope, settings.id, 'repair'),
    provedAt: ledger?.at ?? null,
    differences: ledger?.differences ?? 0,
    auditedAt: audit?.at ?? null,
    isAuditLate: audit !== null && Date.now() - audit.at.getTime() > AUDIT_EVERY_MS,
    findings: audit?.differences ?? 0,
    failedPayouts: await countOpenNotices(scope, 'payout_failed'),
  }
  return healthOf(accountHealthOf(state), own, mailHealthOf(await getMailFacts(scope)))
}

function accountHealthOf(state: AccountState): AccountHealth {
  if (!state.ok) return state.fault
  const { endpoint, payouts, chargesEnabled, hasName, undelivered, clockAheadSeconds } = state
  return {
    ...{ chargesEnabled, hasName, undelivered, clockAheadSeconds, payoutsEnabled: payouts.isEnabled },
    endpoint: endpoint && { isEnabled: endpoint.isEnabled, missingEvents: endpoint.missingEvents.length },
  }
}
