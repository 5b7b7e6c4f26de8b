import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import type { ReconciliationKind } from '#prisma/generated/enums.ts'

/** An account whose books are compared with Stripe's, of any branch. */
export type ReconciledAccount = { readonly branchId: string; readonly stripeAccountId: string }

export type RunResult = {
  /** Events read, or balance transactions compared. */
  readonly seen: number
  /** Events that no webhook had brought. */
  readonly missed: number
  readonly differences: readonly (LedgerDifference | MissedEvent)[]
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

/** Writes down what a proof of an account's ledger found. */
export async function insertRun(
  scope: BranchScope,
  run: RunResult & { readonly kind: ReconciliationKind; readonly stripeAccountId: string; readonly startedAt: Date },
): Promise<string> {
  const { differences, ...data } = run
  const { id } = await database().reconciliationRun.create({
    data: { ...data, branchId: scope.branchId, differences: [...differences], endedAt: new Date() },
    select: { id: true },
  })
  return String(id)
}
