import 'server-only'
import type { Secret } from '#lib/secret.ts'
import { type BranchScope, scopeOfVerifiedSecret } from '../branch-scopes.ts'
import { database } from '../client.ts'
import { openSecret } from '../sealed-secrets.ts'
import type { EventReceiver } from './stripe-events.ts'

/** One secret that may have signed an event, and what a good signature with it permits. */
export type SigningSecret = {
  readonly scope: BranchScope
  readonly stripeAccountId: string
  /** Stripe's own id of the account. */
  readonly stripeId: string
  readonly livemode: boolean
  readonly secret: Secret
  /**
   * Everyone whom an event of this Stripe account is for: branches may share one, and its one endpoint has one secret,
   * which only the last of them to set it up knows.
   */
  readonly receivers: readonly EventReceiver[]
}

/** Where the secrets of `stripe_account` are sealed to. */
export const placeOfSecret = (branchId: string, field: 'secret_key' | 'signing_secret') => ({
  branchId,
  table: 'stripe_account',
  field,
})

type Kept = { readonly secrets: Promise<readonly SigningSecret[]>; readonly readAt: number }

const KEEP_MS = 30_000
const READ_AGAIN_MS = 1000

let kept: Kept | undefined

/** Every secret that may sign an event now. Kept for half a minute, because opening a thousand takes its time. */
export function listSigningSecrets(): Promise<readonly SigningSecret[]> {
  return listKept(KEEP_MS)
}

/** The same, read again: for an event that fits none of them, at most once a second. */
export function listFreshSigningSecrets(): Promise<readonly SigningSecret[]> {
  return listKept(READ_AGAIN_MS)
}

/** Whoever saves a secret says so here, so that this process reads it at once; others do within a second of need. */
export function forgetSigningSecrets(): void {
  kept = undefined
}

/** Many events at once are one reading; one that breaks down is not kept. */
function listKept(keepMs: number): Promise<readonly SigningSecret[]> {
  const readAt = Date.now()
  if (kept && readAt - kept.readAt < keepMs) return kept.secrets
  const reading: Kept = { secrets: readSecrets(), readAt }
  reading.secrets.catch(() => {
    if (kept === reading) kept = undefined
  })
  kept = reading
  return reading.secrets
}

type AccountRow = Pick<SigningSecret, 'stripeId' | 'livemode'> & { readonly branchId: string; readonly id: string }

const accountOf = ({ stripeId, livemode }: Pick<AccountRow, 'stripeId' | 'livemode'>) => `${stripeId}:${livemode}`

/** Of each account of Stripe's the branches that are connected to it. */
function receiversOf(rows: readonly AccountRow[]): ReadonlyMap<string, readonly EventReceiver[]> {
  const found = new Map<string, EventReceiver[]>()
  for (const row of rows) {
    const receivers = found.get(accountOf(row)) ?? []
    receivers.push({ scope: scopeOfVerifiedSecret(row.branchId), stripeAccountId: row.id })
    found.set(accountOf(row), receivers)
  }
  return found
}

async function readSecrets(): Promise<readonly SigningSecret[]> {
  const rows = await database().stripeAccount.findMany({
    select: {
      branchId: true,
      id: true,
      stripeId: true,
      livemode: true,
      signingSecret: true,
      previousSigningSecret: true,
      previousSecretEndsAt: true,
    },
    orderBy: { connectedAt: 'desc' },
  })
  const receivers = receiversOf(rows)
  const secrets = rows.map(async ({ branchId, id: stripeAccountId, stripeId, livemode, ...row }) => {
    const runsStill = row.previousSecretEndsAt && row.previousSecretEndsAt.getTime() > Date.now()
    const previous = runsStill ? row.previousSigningSecret : null
    const sealed = [row.signingSecret, previous].filter((one) => one !== null)
    const place = placeOfSecret(branchId, 'signing_secret')
    const opened = await Promise.all(sealed.map((one) => openSecret(place, one)))
    const scope = scopeOfVerifiedSecret(branchId)
    const sharers = receivers.get(accountOf({ stripeId, livemode })) ?? []
    return opened.map((secret) => ({ scope, stripeAccountId, stripeId, livemode, secret, receivers: sharers }))
  })
  return (await Promise.all(secrets)).flat()
}
