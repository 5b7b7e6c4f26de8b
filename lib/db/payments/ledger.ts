import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { statementIn, type Transaction } from '#lib/db/client.ts'
import type { Currency } from '#lib/money/currencies.ts'
import { type Money, money } from '#lib/money/money.ts'
import type { LedgerEntry } from '#lib/payments/ledger-entries.ts'
import type { PaymentState } from '#lib/payments/payment-state.ts'

/** Whose movement it is: of a payment, or of the account's balance alone. */
export type LedgerSource = { readonly paymentId: string | null; readonly stripeAccountId: string }

/** What the client gave with one payment, got back, and had their bank take, as the ledger has it. */
export type ClientSums = { readonly captured: Money; readonly returned: Money; readonly disputed: Money }

/** The keys of all that the ledger knows of a payment. */
export async function listLedgerKeys(
  tx: Transaction,
  scope: BranchScope,
  paymentId: string,
): Promise<ReadonlySet<string>> {
  const entries = await statementIn(tx)<{ key: string }>`
    select key from ledger_entry where branch_id = ${scope.branchId} and payment_id = ${paymentId}`
  return new Set(entries.map(({ key }) => key))
}

export type Movements = { readonly source: LedgerSource; readonly entries: readonly LedgerEntry[] }

/** Writes movements into the ledger, where they stay for good. */
export async function appendLedger(
  tx: Transaction,
  scope: BranchScope,
  movements: readonly Movements[],
): Promise<void> {
  const { branchId } = scope
  const rows = movements.flatMap(({ source, entries }) =>
    entries.map(({ postings, ...entry }) => ({
      ...source,
      ...entry,
      postings: postings.map(({ account, amount }, line) => ({ line, account, ...amount })),
    })),
  )
  if (rows.length === 0) return
  await statementIn(tx)`
    with wanted as (
      select * from rows from (
        jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as ("paymentId" uuid, "stripeAccountId" uuid, key text, kind text, "occurredAt" timestamptz, settles text,
          postings jsonb)
      ) with ordinality as w (payment_id, stripe_account_id, key, kind, occurred_at, settles, postings, position)
    ), entry as (
      insert into ledger_entry (branch_id, payment_id, stripe_account_id, key, kind, occurred_at, settles)
      select ${branchId}::uuid, payment_id, stripe_account_id, key, kind::"LedgerKind", occurred_at, settles
      from wanted order by position
      returning id, stripe_account_id, key
    )
    insert into ledger_posting (branch_id, entry_id, line, account, amount_minor, currency)
    select ${branchId}::uuid, entry.id, p.line, p.account::"LedgerAccount", p."amountMinor", p.currency
    from wanted join entry using (stripe_account_id, key), jsonb_to_recordset(wanted.postings)
      as p (line smallint, account text, "amountMinor" bigint, currency text)
    order by position, p.line`
}

export type PaymentMoney = ClientSums & {
  readonly id: string
  readonly state: PaymentState
  readonly stripeAccountId: string
  /** What is promised back and not yet in the ledger. */
  readonly underWay: Money
  /** What the card was asked for. */
  readonly authorized: Money
  /** Whether somebody has decided about its hold. */
  readonly isHoldDecided: boolean
  /** What is to be captured of the hold, if that was decided; zero for letting it go. */
  readonly holdOrder: Money | null
  /** What the client's bank took for good. */
  readonly lost: Money
  /** The bank is deciding, and Stripe gives nothing back. */
  readonly isBlocked: boolean
  /** The fee of a visit that did not take place is kept of it. */
  readonly isFeeOf: boolean
}

export type VisitMoney = {
  /** In the order in which they were made. */
  readonly payments: readonly PaymentMoney[]
  /** What was taken at the desk, without what was corrected or handed back. */
  readonly recorded: Money
}

type PaymentMoneyRow = Pick<PaymentMoney, 'state' | 'stripeAccountId' | 'isHoldDecided' | 'isBlocked' | 'isFeeOf'> & {
  /** Null in the one row of a visit without payments. */
  readonly id: string | null
  readonly captured: bigint
  readonly returned: bigint
  readonly disputed: bigint
  readonly underWay: bigint
  readonly authorized: bigint
  readonly toCapture: bigint | null
  readonly lost: bigint
  readonly recorded: bigint
}

/**
 * The visit's payments and what became of their money, online and at the desk. A visit is locked before, in a statement
 * of its own: what one statement locks and adds up would be the sums from before it waited.
 */
export async function getMoneyOfVisit(
  tx: Transaction,
  scope: BranchScope,
  visit: { readonly id: string; readonly currency: Currency },
): Promise<VisitMoney> {
  const { id: visitId, currency } = visit
  const rows = await statementIn(tx)<PaymentMoneyRow>`
    select p.id, p.state, p.stripe_account_id as "stripeAccountId", p.amount_minor as authorized, sums.*, desk.recorded,
      coalesce(p.source = 'fee', false) as "isFeeOf", disputes.*,
      (select coalesce(sum(amount_minor), 0)::bigint from refund r
        where r.branch_id = p.branch_id and r.payment_id = p.id and r.state = 'requested') as "underWay",
      exists (select from hold_order h
        where h.branch_id = p.branch_id and h.payment_id = p.id and h.state <> 'refused') as "isHoldDecided",
      (select h.amount_minor from hold_order h
        where h.branch_id = p.branch_id and h.payment_id = p.id and h.state <> 'refused') as "toCapture"
    from (select coalesce(sum(amount_minor), 0)::bigint as recorded from desk_payment
      where branch_id = ${scope.branchId}::uuid and visit_id = ${visitId}::uuid) desk
    left join payment p on p.branch_id = ${scope.branchId}::uuid and p.visit_id = ${visitId}::uuid
    left join lateral (
      select coalesce(-sum(l.amount_minor) filter (where e.kind = 'charge'), 0)::bigint as captured,
        coalesce(sum(l.amount_minor) filter (where e.kind in ('refund', 'refund_reversal')), 0)::bigint as returned,
        coalesce(sum(l.amount_minor) filter (where l.account = 'disputes'), 0)::bigint as disputed
      from ledger_entry e join ledger_posting l on l.branch_id = e.branch_id and l.entry_id = e.id
      where e.branch_id = p.branch_id and e.payment_id = p.id and l.account in ('client', 'disputes')
        and l.currency = ${currency}
    ) sums on true
    left join lateral (
      select coalesce(sum(amount_minor) filter (where d.state = 'lost' and d.currency = p.currency), 0)::bigint as lost,
        coalesce(bool_or(d.blocks_refunds), false) as "isBlocked"
      from dispute d where d.branch_id = p.branch_id and d.payment_id = p.id
    ) disputes on true
    order by p.created_at, p.id`
  return {
    payments: rows.flatMap(({ id, ...row }) => (id === null ? [] : [paymentMoneyFrom({ ...row, id }, currency)])),
    recorded: money(rows[0]?.recorded ?? 0, currency),
  }
}

function paymentMoneyFrom(row: PaymentMoneyRow & { readonly id: string }, currency: Currency): PaymentMoney {
  const { id, state, stripeAccountId, isHoldDecided, isBlocked, isFeeOf, toCapture } = row
  return {
    ...{ id, state, stripeAccountId, isHoldDecided, isBlocked, isFeeOf },
    authorized: money(row.authorized, currency),
    holdOrder: toCapture === null ? null : money(toCapture, currency),
    captured: money(row.captured, currency),
    returned: money(row.returned, currency),
    disputed: money(row.disputed, currency),
    underWay: money(row.underWay, currency),
    lost: money(row.lost, currency),
  }
}

/** Adds up what the client gave with a payment, got back, and had their bank take. */
export async function sumClientMoney(
  tx: Transaction,
  scope: BranchScope,
  payment: { readonly id: string; readonly currency: Currency },
): Promise<ClientSums> {
  const [sums] = await statementIn(tx)<{ captured: bigint; returned: bigint; disputed: bigint }>`
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
