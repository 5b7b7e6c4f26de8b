import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { connectStripeAccount } from '#lib/db/payments/stripe-accounts.ts'
import { findStripeSettings } from '#lib/db/payments/stripe-settings.ts'
import { faultsOfShape, type KeyFaults, modeOfKey } from '#lib/payments/connection/stripe-keys.ts'
import { Secret } from '#lib/secret.ts'
import { type CheckedAccount, checkStripeAccount } from '#lib/stripe/connection/check-account.ts'

const key = z.string().trim().max(255)

export const ConnectStripeInput = z.object({
  publishableKey: key,
  secretKey: key,
  /** Empty keeps the one that is saved, or leaves it to *Create the webhook for me*. */
  signingSecret: key,
  /** The one who saves knows that the keys are of another account than before. */
  isOtherAccountMeant: z.boolean(),
})

export type ConnectStripeInput = z.infer<typeof ConnectStripeInput>

export type ConnectStripeOutcome =
  | { readonly ok: true; readonly displayName: string }
  | { readonly ok: false; readonly refusal: 'keys_wrong'; readonly faults: KeyFaults }
  | { readonly ok: false; readonly refusal: 'account_is_another'; readonly displayName: string }

/**
 * Saves the keys of a branch's Stripe account, once Stripe has confirmed them. Whatever is wrong is told beside its
 * field, and nothing is saved then.
 */
export async function connectStripe(scope: BranchScope, input: ConnectStripeInput): Promise<ConnectStripeOutcome> {
  const { publishableKey, signingSecret, isOtherAccountMeant } = input
  const faults = faultsOfShape(input)
  if (Object.keys(faults).length > 0) return { ok: false, refusal: 'keys_wrong', faults }
  const livemode = modeOfKey(input.secretKey) === 'live'
  const secretKey = new Secret(input.secretKey)
  const check = await checkStripeAccount({ secretKey, publishableKey, livemode })
  if (!check.ok) return { ok: false, refusal: 'keys_wrong', faults: check.faults }

  const before = await findStripeSettings(scope)
  const { displayName } = check.account
  const isOther = before !== null && before.stripeId !== check.account.stripeId
  if (isOther && !isOtherAccountMeant) return { ok: false, refusal: 'account_is_another', displayName }
  const secrets = { secretKey, signingSecret: signingSecret === '' ? null : new Secret(signingSecret) }
  await save(scope, { account: check.account, publishableKey, livemode, ...secrets })
  return { ok: true, displayName }
}

type NewKeys = {
  readonly account: CheckedAccount
  readonly publishableKey: string
  readonly livemode: boolean
  readonly secretKey: Secret
  readonly signingSecret: Secret | null
}

async function save(scope: BranchScope, { account, ...keys }: NewKeys): Promise<void> {
  const { stripeId, country, defaultCurrency, displayName } = account
  await inTransaction(async (tx) => {
    const id = await connectStripeAccount(tx, scope, { stripeId, country, defaultCurrency, displayName, ...keys })
    await appendAudit(tx, scope, {
      action: 'stripe.keys_saved',
      subjectKind: 'stripe_account',
      subjectId: id,
      details: { stripeId, livemode: keys.livemode, hasNewSigningSecret: keys.signingSecret !== null },
    })
  })
}
