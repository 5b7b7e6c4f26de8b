import 'server-only'
import Stripe from 'stripe'
import { isServedCountry } from '#lib/payments/connection/stripe-countries.ts'
import type { KeyFault, KeyFaults } from '#lib/payments/connection/stripe-keys.ts'
import type { Secret } from '#lib/secret.ts'
import { stripeFor, stripeWithKey } from '../stripe-account.ts'
import { acceptKeyFault } from '../stripe-refusal.ts'

/** What Stripe says of the account behind a secret key. */
export type CheckedAccount = {
  readonly stripeId: string
  readonly country: string
  /** ISO code in capitals. */
  readonly defaultCurrency: string
  readonly displayName: string
  readonly payouts: PayoutSchedule
}

export type PayoutSchedule = {
  readonly interval: string
  readonly delayDays: number | null
  readonly isEnabled: boolean
}

export type AccountCheck =
  | { readonly ok: true; readonly account: CheckedAccount }
  | { readonly ok: false; readonly faults: KeyFaults }

export type KeysToCheck = {
  readonly secretKey: Secret
  readonly publishableKey: string
  readonly livemode: boolean
}

const refused = (fault: KeyFault): AccountCheck => ({ ok: false, faults: { secretKey: fault } })

/**
 * Asks Stripe whose a secret key is and whether it can do all that is needed, and whether the publishable key is of
 * the same account. Nothing is charged: the one PaymentIntent that it makes is cancelled at once.
 */
export async function checkStripeAccount(keys: KeysToCheck): Promise<AccountCheck> {
  const { secretKey, livemode } = keys
  const stripe = stripeFor({ stripeId: null, livemode, secretKey })
  const account = await acceptKeyFault(stripe.accounts.retrieveCurrent())
  if (typeof account === 'string') return refused(account)
  const { country, default_currency: currency, settings, business_profile: profile } = account
  const displayName = settings?.dashboard.display_name ?? profile?.name ?? ''
  if (!country || !isServedCountry(country)) return refused('country_not_served')
  if (displayName.trim() === '') return refused('account_name_missing')
  if (!account.charges_enabled) return refused('charges_disabled')
  if (!account.payouts_enabled) return refused('payouts_disabled')
  const fault = await faultOfPermissions(stripe)
  if (fault) return refused(fault)
  const defaultCurrency = (currency ?? '').toUpperCase()
  if (!(await isOneAccount(stripe, { publishableKey: keys.publishableKey, currency: currency ?? '' })))
    return { ok: false, faults: { publishableKey: 'of_another_account' } }
  return {
    ok: true,
    account: { stripeId: account.id, country, defaultCurrency, displayName, payouts: payoutsOf(account) },
  }
}

export function payoutsOf({ settings, payouts_enabled: isEnabled }: Stripe.Account): PayoutSchedule {
  const schedule = settings?.payouts?.schedule
  return {
    interval: schedule?.interval ?? 'manual',
    delayDays: schedule?.delay_days ?? null,
    isEnabled: isEnabled ?? false,
  }
}

// Nothing has this name: a key that may is told so, and nothing has happened.
const NOTHING = 'zapys_permission_check'

/** A restricted key tells what it may only when it is used; each of these reads or aims at nothing. */
async function faultOfPermissions(stripe: Stripe): Promise<KeyFault | null> {
  const limit = 1
  const calls: readonly (() => Promise<object>)[] = [
    () => stripe.paymentIntents.cancel(`pi_${NOTHING}`),
    () => stripe.refunds.create({ payment_intent: `pi_${NOTHING}` }),
    () => stripe.disputes.update(`dp_${NOTHING}`, {}),
    () => stripe.events.list({ limit }),
    () => stripe.balanceTransactions.list({ limit }),
    () => stripe.payouts.list({ limit }),
    () => stripe.webhookEndpoints.list({ limit }),
  ]
  for (const call of calls) {
    const answer = await acceptKeyFault(call().catch(passOverNothing))
    if (typeof answer === 'string') return answer
  }
  return null
}

function passOverNothing(error: unknown): object {
  if (error instanceof Stripe.errors.StripeInvalidRequestError && error.statusCode !== 403) return {}
  throw error
}

// Enough for the least charge of any currency.
const PROBE_AMOUNT = 20_000

async function isOneAccount(
  stripe: Stripe,
  { publishableKey, currency }: { publishableKey: string; currency: string },
) {
  const probe = await stripe.paymentIntents.create({
    amount: PROBE_AMOUNT,
    currency,
    allowed_payment_method_types: ['card'],
    metadata: { purpose: 'key check, never charged' },
  })
  const asClient = stripeWithKey(publishableKey)
  const seen = await asClient.paymentIntents
    .retrieve(probe.id, { client_secret: probe.client_secret ?? '' })
    .then(() => true, unlessRefused)
  await stripe.paymentIntents.cancel(probe.id)
  return seen
}

function unlessRefused(error: unknown): false {
  const isRefused =
    error instanceof Stripe.errors.StripeAuthenticationError || error instanceof Stripe.errors.StripeInvalidRequestError
  if (isRefused) return false
  throw error
}
