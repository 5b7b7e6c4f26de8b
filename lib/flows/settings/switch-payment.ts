import 'server-only'
import * as z from 'zod'
import { appendAudit } from '#lib/db/audit-entries.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { inTransaction, type Transaction } from '#lib/db/client.ts'
import { listAwaitingLinkPayments } from '#lib/db/links/open-payments.ts'
import { savePaymentSwitch } from '#lib/db/payments/stripe-settings.ts'
import { type MissingPart, missingPartOf } from '#lib/payments/connection/stripe-setup.ts'
import { enqueueJob } from '#lib/queue/queue.ts'
import { readStripeSetup } from './read-stripe-setup.ts'

export const SwitchPaymentInput = z.object({ name: z.enum(['form', 'link']), isOn: z.boolean() })

export type SwitchPaymentInput = z.infer<typeof SwitchPaymentInput>

export type SwitchPaymentOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly refusal: 'setup_incomplete'; readonly missing: MissingPart }

/**
 * Turns payment in the form, or by link, on or off. On only when Stripe's own list shows that its events reach us; off
 * holds for links in circulation too, and for whoever is paying by one at this moment.
 */
export async function switchPayment(
  scope: BranchScope,
  { name, isOn }: SwitchPaymentInput,
): Promise<SwitchPaymentOutcome> {
  const missing = isOn ? missingPartOf((await readStripeSetup(scope)).setup) : null
  if (missing) return { ok: false, refusal: 'setup_incomplete', missing }
  await inTransaction(async (tx) => {
    await savePaymentSwitch(tx, scope, { name, isOn })
    if (name === 'link' && !isOn) await callOffLinkPayments(tx, scope)
    await appendAudit(tx, scope, {
      action: isOn ? 'payment.switched_on' : 'payment.switched_off',
      subjectKind: 'stripe_account',
      subjectId: name,
    })
  })
  return { ok: true }
}

async function callOffLinkPayments(tx: Transaction, scope: BranchScope): Promise<void> {
  for (const paymentId of await listAwaitingLinkPayments(tx, scope)) {
    await enqueueJob(tx, { name: 'cancel-payment', input: { branchId: scope.branchId, paymentId } })
  }
}
