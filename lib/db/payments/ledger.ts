import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import type { Transaction } from '#lib/db/client.ts'
import type { Currency } from '#lib/money/currencies.ts'
import { type Money, money } from '#lib/money/money.ts'
import type { LedgerEntry } from '#lib/payments/ledger-entries.ts'

export type LedgerSource = { readonly paymentId: string; readonly stripeAccountId: string }

/** What the client gave with one payment, got back, and had their bank take, as the ledger has it. */
export type ClientSums = { readonly captured: Money; readonly returned: Money; readonly disputed: Money }

/** The keys of all that the ledger knows of a payment. */
export async function listLedgerKeys(
  tx: Transaction,
  scope: BranchScope,
  paymentId: string,
): Promise<ReadonlySet<string>> {
  const entries = await tx.ledgerEntry.findMany({
    where: { branchId: scope.branchId, paymentId },
    select: { key: true },
  })
  return new Set(entries.map(({ key }) => key))
}

/** Writes movements of a payment into the ledger, where they stay for good. */
export async function appendLedger(
  tx: Transaction,
  scope: BranchScope,
  { source, entries }: { readonly source: LedgerSource; readonly entries: readonly LedgerEntry[] },
): Promise<void> {
  for (const { key, kind, occurredAt, postings } of entries) {
    const { id } = await tx.ledgerEntry.create({
      data: { branchId: scope.branchId, ...source, key, kind, occurredAt },
      select: { id: true },
    })
    await tx.ledgerPosting.createMany({
      data: postings.map(({ account, amount }, line) => ({
        branchId: scope.branchId,
        entryId: id,
        line,
        account,
        ...amount,
      })),
    })
  }
}

/** Adds up what the client gave with a payment, got back, and had their bank take. */
export async function sumClientMoney(
  tx: Transaction,
  scope: BranchScope,
  payment: { readonly id: string; readonly currency: Currency },
): Promise<ClientSums> {
  const [sums] = await tx.$queryRaw<{ captured: bigint; returned: bigint; disputed: bigint }[]>`
    select coalesce(-sum(p.amount_minor) filter (where e.kind = 'charge'), 0)::bigint as captured,
      coalesce(sum(p.amount_minor) filter (where e.kind in ('refund', 'refund_reversal')), 0)::bigint as returned,
      coalesce(sum(p.amount_minor) filter (where p.account = 'disputes'), 0)::bigint as disputed
    from ledger_entry e join ledger_posting p on p.branch_id = e.branch_id and p.entry_id = e.id
    where e.branch_id = ${scope.branchId}::uuid and e.payment_id = ${payment.id}::uuid
      and p.account in ('client', 'disputes') and p.currency = ${payment.currency}`
  return {
    captured: money(sums?.captured ?? 0, payment.currency),
    returned: money(sums?.returned ?? 0, payment.currency),
    disputed: money(sums?.disputed ?? 0, payment.currency),
  }
}
