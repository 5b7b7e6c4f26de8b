import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database, type Transaction } from '#lib/db/client.ts'
import type { BalanceKind, BalanceMovement } from '#lib/payments/balance/balance-movement.ts'

/** A movement, and the kind of ledger entry that says the same. */
export type KnownMovement = { readonly movement: BalanceMovement; readonly kind: BalanceKind }

type OfAccount = { readonly stripeAccountId: string }

/** From when on an account's movements must be read: what is before is in our tables. By the database's clock. */
export async function getBalanceSpan(
  scope: BranchScope,
  stripeAccountId: string,
): Promise<{ readonly from: Date; readonly until: Date }> {
  // A day earlier than it was read last: Stripe's lists are not complete to the second.
  const [span] = await database().$queryRaw<{ from: Date; until: Date }[]>`
    select coalesce(balance_read_until - interval '1 day', to_timestamp(0)) as "from", clock_timestamp() as until
    from stripe_account where branch_id = ${scope.branchId}::uuid and id = ${stripeAccountId}::uuid`
  if (!span) throw new Error(`account ${stripeAccountId} is gone`)
  return span
}

export async function saveBalanceReadUntil(
  scope: BranchScope,
  account: { readonly id: string; readonly until: Date },
): Promise<void> {
  await database().stripeAccount.update({
    where: { branchId_id: { branchId: scope.branchId, id: account.id } },
    data: { balanceReadUntil: account.until },
  })
}

/** Those of the PaymentIntents that are payments of the branch. */
export async function listKnownIntents(
  scope: BranchScope,
  { stripeAccountId, paymentIntentIds }: OfAccount & { readonly paymentIntentIds: readonly string[] },
): Promise<ReadonlySet<string>> {
  const payments = await database().payment.findMany({
    where: { branchId: scope.branchId, stripeAccountId, stripePaymentIntentId: { in: [...paymentIntentIds] } },
    select: { stripePaymentIntentId: true },
  })
  return new Set(payments.flatMap(({ stripePaymentIntentId }) => stripePaymentIntentId ?? []))
}

/** Keeps movements of an account, each once; says which of them were not there yet. */
export async function insertBalanceTransactions(
  tx: Transaction,
  scope: BranchScope,
  { stripeAccountId, known }: OfAccount & { readonly known: readonly KnownMovement[] },
): Promise<ReadonlySet<string>> {
  const rows = known.map(({ kind, movement: { transactionId, type, sourceId, subject, gross, fee, ...rest } }) => ({
    ...{ transactionId, type, sourceId, kind, ...rest },
    paymentIntentId: subject.of === 'payment' ? subject.paymentIntentId : null,
    ...{ grossMinor: gross.amountMinor, feeMinor: fee.amountMinor, currency: gross.currency },
  }))
  const fresh = await tx.$queryRaw<{ stripeId: string }[]>`
    insert into balance_transaction (branch_id, stripe_account_id, stripe_id, kind, type, source_id, payment_intent_id,
      gross_minor, fee_minor, currency, exchange_rate, moved_at, available_at)
    select ${scope.branchId}::uuid, ${stripeAccountId}::uuid, "transactionId", kind::"LedgerKind", type, "sourceId",
      "paymentIntentId", "grossMinor", "feeMinor", currency, "exchangeRate", "movedAt", "availableAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m ("transactionId" text, kind text, type text,
      "sourceId" text, "paymentIntentId" text, "grossMinor" bigint, "feeMinor" bigint, currency text,
      "exchangeRate" numeric, "movedAt" timestamptz, "availableAt" timestamptz)
    on conflict (branch_id, stripe_account_id, stripe_id) do nothing
    returning stripe_id as "stripeId"`
  return new Set(fresh.map(({ stripeId }) => stripeId))
}

/** PaymentIntents of ours of which Stripe has counted something into the balance that the ledger does not have. */
export async function listUnwrittenIntents(
  scope: BranchScope,
  { stripeAccountId, since }: OfAccount & { readonly since: Date },
): Promise<readonly string[]> {
  const rows = await database().$queryRaw<{ paymentIntentId: string }[]>`
    select distinct b.payment_intent_id as "paymentIntentId" from balance_transaction b
    where b.branch_id = ${scope.branchId}::uuid and b.stripe_account_id = ${stripeAccountId}::uuid
      and b.kind = 'settlement' and b.moved_at >= ${since} and (b.gross_minor <> 0 or b.fee_minor <> 0)
      and not exists (select from ledger_entry e where e.branch_id = b.branch_id
        and e.stripe_account_id = b.stripe_account_id and e.key = 'settlement:' || b.stripe_id)`
  return rows.map(({ paymentIntentId }) => paymentIntentId)
}
