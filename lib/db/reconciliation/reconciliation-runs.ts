import 'server-only'
import type { Finding } from '#lib/db/auditor.ts'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import type { PaymentState } from '#lib/payments/payment-state.ts'
import type { ReconciliationKind } from '#prisma/generated/enums.ts'

/** An account whose books are compared with Stripe's, of any branch. */
export type ReconciledAccount = { readonly branchId: string; readonly stripeAccountId: string }

export type RunResult = {
  /** Events read, balance transactions compared, or checks made. */
  readonly seen: number
  /** Events that no webhook had brought, or payments that nothing had told of. */
  readonly missed: number
  readonly differences: readonly (LedgerDifference | MissedEvent | Repair | Finding)[]
}

/** What asking Stripe about a payment has changed in our books. */
export type Repair = {
  readonly paymentId: string
  readonly was: PaymentState
  readonly is: PaymentState
  /** The keys of what the ledger did not have. */
  readonly entries: readonly string[]
}

/** An event of Stripe's own list that no webhook had brought. */
export type MissedEvent = { readonly eventId: string; readonly type: string; readonly paymentIntentId: string | null }

/** Where our ledger and Stripe's balance say something else of one movement, in minor units of the currency. */
export type LedgerDifference = {
  readonly transactionId: string
  readonly ledgerKey: string
  readonly currency: string
  readonly stripeMinor: number
  readonly ledgerMinor: number
}

/** Every account that may still have news: connected ones, and those with payments of the last half a year. */
export async function listReconciledAccounts(): Promise<readonly ReconciledAccount[]> {
  return database().$queryRaw<ReconciledAccount[]>`
    select s.branch_id as "branchId", s.id as "stripeAccountId" from stripe_account s
    where s.disconnected_at is null or exists (
      select from payment p where p.branch_id = s.branch_id and p.stripe_account_id = s.id
        and p.created_at > now() - interval '180 days')`
}

/** Every branch: whatever it has done, its books can be looked through. */
export function listAuditedBranches(): Promise<readonly { readonly branchId: string }[]> {
  return database().$queryRaw`select id as "branchId" from branch order by id`
}

/** From when on events must be read: what is before is in the inbox. By the database's clock, with the time now. */
export async function getEventsSpan(
  scope: BranchScope,
  stripeAccountId: string,
): Promise<{ readonly from: Date; readonly until: Date }> {
  const [span] = await database().$queryRaw<{ from: Date; until: Date }[]>`
    select greatest(coalesce(events_read_until - interval '1 hour', '-infinity'), now() - interval '29 days') as "from",
      now() as until
    from stripe_account where branch_id = ${scope.branchId}::uuid and id = ${stripeAccountId}::uuid`
  if (!span) throw new Error(`account ${stripeAccountId} is gone`)
  return span
}

export type EventsRun = {
  readonly stripeAccountId: string
  /** From here on the next walk reads. */
  readonly until: Date
  readonly seen: number
  readonly missed: readonly MissedEvent[]
}

const MOST_KEPT = 100

/**
 * Writes down what a walk through an account's events found, and how far it came. Of walks that found nothing, one after
 * the other, the last is enough.
 */
export async function saveEventsRun(scope: BranchScope, run: EventsRun): Promise<void> {
  const { stripeAccountId, until, seen, missed } = run
  const kept = JSON.stringify(missed.slice(0, MOST_KEPT))
  await database().$executeRaw`
    with account as (
      update stripe_account set events_read_until = ${until}
      where branch_id = ${scope.branchId}::uuid and id = ${stripeAccountId}::uuid
      returning branch_id, id
    ), last as (
      select r.branch_id, r.id, r.missed from account a join reconciliation_run r
        on r.branch_id = a.branch_id and r.stripe_account_id = a.id and r.kind = 'events'
      order by r.id desc limit 1
    ), quiet as (
      update reconciliation_run r set started_at = ${until}, ended_at = now(), seen = ${seen}
      from last where r.branch_id = last.branch_id and r.id = last.id and last.missed = 0 and ${missed.length} = 0
      returning r.id
    )
    insert into reconciliation_run (branch_id, stripe_account_id, kind, started_at, ended_at, seen, missed, differences)
    select branch_id, id, 'events', ${until}, now(), ${seen}, ${missed.length}, ${kept}::jsonb
    from account where not exists (select from quiet)`
}

export type NewRun = RunResult & {
  readonly kind: ReconciliationKind
  /** Null for the auditor. */
  readonly stripeAccountId: string | null
  readonly startedAt: Date
}

/** Writes down what a proof, a repair or the auditor found, of which the first hundred are enough. Says the run's id. */
export async function insertRun(scope: BranchScope, { differences, ...run }: NewRun): Promise<string> {
  const kept = differences.slice(0, MOST_KEPT)
  const { id } = await database().reconciliationRun.create({
    data: { ...run, branchId: scope.branchId, differences: kept, endedAt: new Date() },
    select: { id: true },
  })
  return String(id)
}

export type LastRun = { readonly at: Date; readonly differences: number }

/** The last walk of one kind through the books of an account; through the whole branch's when that is null. */
export async function findLastRun(
  { branchId }: BranchScope,
  stripeAccountId: string | null,
  kind: ReconciliationKind,
): Promise<LastRun | null> {
  const run = await database().reconciliationRun.findFirst({
    where: { branchId, stripeAccountId, kind },
    orderBy: { id: 'desc' },
  })
  return run && { at: run.startedAt, differences: Array.isArray(run.differences) ? run.differences.length : 0 }
}

const DAY_MS = 24 * 3_600_000

/** How many events no webhook had brought, or payments were put right by asking, in the last day. */
export async function sumMissed(
  { branchId }: BranchScope,
  stripeAccountId: string,
  kind: ReconciliationKind,
): Promise<number> {
  const { _sum } = await database().reconciliationRun.aggregate({
    where: { branchId, stripeAccountId, kind, startedAt: { gt: new Date(Date.now() - DAY_MS) } },
    _sum: { missed: true },
  })
  return _sum.missed ?? 0
}
