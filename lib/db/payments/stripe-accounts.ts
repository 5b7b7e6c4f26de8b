import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { runSearch, type Transaction } from '#lib/db/client.ts'
import { openSecretWith, sealSecret, type WrappedKey } from '#lib/db/sealed-secrets.ts'
import type { Secret } from '#lib/secret.ts'
import { forgetSigningSecrets, placeOfSecret } from './signing-secrets.ts'

/** What is needed to ask Stripe in the branch's name. */
export type StripeCredentials = { readonly stripeId: string; readonly livemode: boolean; readonly secretKey: Secret }

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
  /** Null keeps the one that is there. */
  readonly signingSecret: Secret | null
}

// https://docs.stripe.com/webhooks#roll-endpoint-secrets
const inADay = () => new Date(Date.now() + 24 * 3_600_000)

/** The account that new payments of the branch are made with, if one is connected. */
export function findConnectedStripe(tx: Transaction, scope: BranchScope): Promise<ConnectedStripe | null> {
  return tx.stripeAccount.findFirst({
    where: { branchId: scope.branchId, disconnectedAt: null },
    select: { id: true, livemode: true, publishableKey: true },
  })
}

/** The keys of one of the branch's accounts, connected or not: old payments stay readable and refundable. */
export async function getStripeCredentials(scope: BranchScope, id: string): Promise<StripeCredentials> {
  const { branchId } = scope
  const [row] = await runSearch<CredentialsRow>(
    `select s.stripe_id as "stripeId", s.livemode, s.secret_key as "secretKey", k.wrapped_key as "wrappedKey",
      k.encryption_version as "encryptionVersion"
    from stripe_account s join branch_key k on k.branch_id = s.branch_id
    where s.branch_id = $1::uuid and s.id = $2::uuid`,
    [branchId, id],
    'stripe-credentials',
  )
  if (!row) throw new Error(`account ${id} is gone`)
  const secretKey = openSecretWith(row, placeOfSecret(branchId, 'secret_key'), row.secretKey)
  return { stripeId: row.stripeId, livemode: row.livemode, secretKey }
}

type CredentialsRow = WrappedKey & Pick<StripeCredentials, 'stripeId' | 'livemode'> & { readonly secretKey: Uint8Array }

/**
 * Connects an account to the branch; its secrets are sealed. New keys of an account that the branch has had before
 * take up its books again, and the signing secret before stays good for a day, as Stripe has it. Another account that
 * was connected until now keeps its keys for the payments that were made with it.
 */
export async function connectStripeAccount(
  tx: Transaction,
  scope: BranchScope,
  account: NewStripeAccount,
): Promise<string> {
  const { branchId } = scope
  const { stripeId, livemode } = account
  const key = { branchId_stripeId_livemode: { branchId, stripeId, livemode } }
  const known = await tx.stripeAccount.findUnique({ where: key, select: { signingSecret: true } })
  const sealed = {
    ...account,
    secretKey: await sealSecret(tx, placeOfSecret(branchId, 'secret_key'), account.secretKey),
    signingSecret:
      account.signingSecret && (await sealSecret(tx, placeOfSecret(branchId, 'signing_secret'), account.signingSecret)),
    secretKeyHint: account.secretKey.reveal().slice(-4),
  }
  await tx.stripeAccount.updateMany({
    where: { branchId, disconnectedAt: null, NOT: { stripeId, livemode } },
    data: { disconnectedAt: new Date() },
  })
  const { signingSecret, ...keys } = sealed
  const previous = { previousSigningSecret: known?.signingSecret ?? null, previousSecretEndsAt: inADay() }
  const { id } = await tx.stripeAccount.upsert({
    where: key,
    create: { ...sealed, branchId },
    update: {
      ...keys,
      disconnectedAt: null,
      ...(signingSecret && { signingSecret, ...previous }),
    },
    select: { id: true },
  })
  forgetSigningSecrets()
  return id
}

/** Replaces the secret that the account's events are signed with; the one before stays good for a day. */
export async function saveSigningSecret(
  tx: Transaction,
  scope: BranchScope,
  account: { readonly id: string; readonly signingSecret: Secret },
): Promise<void> {
  const { branchId } = scope
  const signingSecret = await sealSecret(tx, placeOfSecret(branchId, 'signing_secret'), account.signingSecret)
  const where = { branchId_id: { branchId, id: account.id } }
  const known = await tx.stripeAccount.findUniqueOrThrow({ where, select: { signingSecret: true } })
  const previous = { previousSigningSecret: known.signingSecret, previousSecretEndsAt: inADay() }
  await tx.stripeAccount.update({ where, data: { signingSecret, ...previous } })
  forgetSigningSecrets()
}
