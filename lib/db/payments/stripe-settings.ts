import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database, type Transaction } from '#lib/db/client.ts'

/** The branch's connected account as its settings show it: of secrets the last four characters, never more. */
export type StripeSettings = {
  readonly id: string
  readonly stripeId: string
  readonly livemode: boolean
  readonly country: string
  readonly defaultCurrency: string
  readonly displayName: string
  readonly publishableKey: string
  readonly secretKeyHint: string
  readonly hasSigningSecret: boolean
  readonly connectedAt: Date
  readonly lastEventAt: Date | null
  readonly mismatchedAt: Date | null
  readonly modeMixedAt: Date | null
}

export async function findStripeSettings(scope: BranchScope): Promise<StripeSettings | null> {
  const account = await database().stripeAccount.findFirst({
    where: { branchId: scope.branchId, disconnectedAt: null },
  })
  if (!account) return null
  const { id, stripeId, livemode, country, defaultCurrency, displayName, publishableKey, secretKeyHint } = account
  const { _max } = await database().stripeEvent.aggregate({
    where: { branchId: scope.branchId, stripeAccountId: id },
    _max: { receivedAt: true },
  })
  const hasSigningSecret = account.signingSecret !== null
  const { connectedAt, mismatchedAt, modeMixedAt } = account
  return {
    ...{ id, stripeId, livemode, country, defaultCurrency, displayName, publishableKey, secretKeyHint },
    ...{ hasSigningSecret, connectedAt, mismatchedAt, modeMixedAt, lastEventAt: _max.receivedAt },
  }
}

export type PaymentSwitch = 'form' | 'link'

export type PaymentSwitches = Readonly<Record<PaymentSwitch, boolean>>

export async function getPaymentSwitches(tx: Transaction, scope: BranchScope): Promise<PaymentSwitches> {
  const terms = await tx.paymentTerms.findUnique({ where: { branchId: scope.branchId } })
  return { form: terms?.formPaymentEnabled ?? false, link: terms?.linkPaymentEnabled ?? false }
}

/** Sets one of the two switches. */
export async function savePaymentSwitch(
  tx: Transaction,
  scope: BranchScope,
  change: { readonly name: PaymentSwitch; readonly isOn: boolean },
): Promise<void> {
  const { branchId } = scope
  const data = change.name === 'form' ? { formPaymentEnabled: change.isOn } : { linkPaymentEnabled: change.isOn }
  const { currency } = await tx.branch.findUniqueOrThrow({ where: { id: branchId }, select: { currency: true } })
  await tx.paymentTerms.upsert({ where: { branchId }, create: { branchId, currency, ...data }, update: data })
}

/**
 * An event that no secret has signed names a PaymentIntent: if it is one of ours, its account's secret may be wrong.
 * Nobody is let in by it; it only helps staff to find the mistake.
 */
export async function saveMismatch(paymentIntentId: string): Promise<void> {
  await database().$executeRaw`
    update stripe_account s set mismatched_at = now() from payment p
    where p.stripe_payment_intent_id = ${paymentIntentId} and s.branch_id = p.branch_id and s.id = p.stripe_account_id
      and (s.mismatched_at is null or s.mismatched_at < now() - interval '1 minute')`
}

/** An event of the other mode came, signed with the secrets of these accounts: test and live are mixed up in Stripe. */
export async function saveModeMixed(accounts: readonly { scope: BranchScope; stripeAccountId: string }[]) {
  for (const { scope, stripeAccountId: id } of accounts) {
    await database().stripeAccount.update({
      where: { branchId_id: { branchId: scope.branchId, id } },
      data: { modeMixedAt: new Date() },
    })
  }
}
