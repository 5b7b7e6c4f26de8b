import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database, type Transaction } from '#lib/db/client.ts'
import { openSecret, sealSecret } from '#lib/db/sealed-secrets.ts'
import type { Secret } from '#lib/secret.ts'
import { forgetSigningSecrets, placeOfSecret } from './signing-secrets.ts'

/** What is needed to ask Stripe in the branch's name. */
export type StripeCredentials = { readonly id: string; readonly livemode: boolean; readonly secretKey: Secret }

/** What a browser needs to take a payment for the branch. */
export type ConnectedStripe = { readonly id: string; readonly livemode: boolean; readonly publishableKey: string }

export type NewStripeAccount = {
  readonly stripeId: string
  readonly livemode: boolean
  readonly country: string
  readonly defaultCurrency: string
  readonly displayName: string
  readonly publishableKey: string
  readonly secretKey: Secret
  readonly signingSecret: Secret
}

/** The account that new payments of the branch are made with, if one is connected. */
export function findConnectedStripe(tx: Transaction, scope: BranchScope): Promise<ConnectedStripe | null> {
  return tx.stripeAccount.findFirst({
    where: { branchId: scope.branchId, disconnectedAt: null },
    select: { id: true, livemode: true, publishableKey: true },
  })
}

/** The keys of one of the branch's accounts, connected or not: old payments stay readable and refundable. */
export async function getStripeCredentials(scope: BranchScope, id: string): Promise<StripeCredentials> {
  const row = await database().stripeAccount.findUniqueOrThrow({
    where: { branchId_id: { branchId: scope.branchId, id } },
    select: { livemode: true, secretKey: true },
  })
  const secretKey = await openSecret(placeOfSecret(scope.branchId, 'secret_key'), row.secretKey)
  return { id, livemode: row.livemode, secretKey }
}

/** Connects an account to the branch; its secrets are sealed. */
export async function insertStripeAccount(
  tx: Transaction,
  scope: BranchScope,
  account: NewStripeAccount,
): Promise<string> {
  const { branchId } = scope
  const secretKey = await sealSecret(tx, placeOfSecret(branchId, 'secret_key'), account.secretKey)
  const signingSecret = await sealSecret(tx, placeOfSecret(branchId, 'signing_secret'), account.signingSecret)
  const { id } = await tx.stripeAccount.create({
    data: { ...account, branchId, secretKey, signingSecret, secretKeyHint: account.secretKey.reveal().slice(-4) },
    select: { id: true },
  })
  forgetSigningSecrets()
  return id
}

/** Replaces the secret that the account's events are signed with. */
export async function saveSigningSecret(
  tx: Transaction,
  scope: BranchScope,
  account: { readonly id: string; readonly signingSecret: Secret },
): Promise<void> {
  const { branchId } = scope
  const signingSecret = await sealSecret(tx, placeOfSecret(branchId, 'signing_secret'), account.signingSecret)
  await tx.stripeAccount.update({ where: { branchId_id: { branchId, id: account.id } }, data: { signingSecret } })
  forgetSigningSecrets()
}
