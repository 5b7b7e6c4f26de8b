import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction } from '#lib/db/client.ts'
import { getStripeCredentials, saveSigningSecret } from '#lib/db/payments/stripe-accounts.ts'
import { findStripeSettings } from '#lib/db/payments/stripe-settings.ts'
import { makeEndpoint } from '#lib/stripe/connection/webhook-endpoints.ts'
import { acceptKeyFault } from '#lib/stripe/stripe-refusal.ts'
import { webhookAddress } from './webhook-address.ts'

export const MakeWebhookInput = z.object({})

export type MakeWebhookOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: 'stripe_not_connected' | (typeof REFUSAL_OF)[keyof typeof REFUSAL_OF] }

const REFUSAL_OF = {
  unknown_to_stripe: 'stripe_key_unknown',
  permissions_missing: 'stripe_key_too_weak',
  unreachable: 'stripe_silent',
} as const

/** Sets up the webhook in the branch's Stripe account and keeps its signing secret. Done again, it makes a new one. */
export async function makeWebhook(scope: BranchScope): Promise<MakeWebhookOutcome> {
  const settings = await findStripeSettings(scope)
  if (!settings) return { ok: false, refusal: 'stripe_not_connected' }
  const { id } = settings
  const signingSecret = await acceptKeyFault(makeEndpoint(await getStripeCredentials(scope, id), webhookAddress()))
  if (typeof signingSecret === 'string') return { ok: false, refusal: REFUSAL_OF[signingSecret] }
  await inTransaction(async (tx) => {
    await saveSigningSecret(tx, scope, { id, signingSecret })
    await appendAudit(tx, scope, { action: 'stripe.webhook_made', subjectKind: 'stripe_account', subjectId: id })
  })
  return { ok: true }
}
