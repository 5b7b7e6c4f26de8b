import type { PayoutPart } from '#lib/payments/balance/payout-contents.ts'
import { Prisma } from '#prisma/generated/client.ts'

/**
 * What payouts were made of, as SQL: one line for each movement of the balance in them, with its cause by our ledger.
 * What the ledger does not know is `other`.
 */
export const PAYOUT_LINES = Prisma.sql`
  select b.branch_id, b.payout_id, b.id, b.moved_at, b.gross_minor, b.fee_minor, b.currency, b.exchange_rate,
    e.payment_id, e.currency as charge_currency,
    case when b.kind = 'fee' then 'fee' else coalesce(split_part(e.settles, ':', 1), 'other') end as cause
  from balance_transaction b
  left join lateral (
    select e.settles, e.payment_id, p.currency from ledger_entry e
    join payment p on p.branch_id = e.branch_id and p.id = e.payment_id
    where b.kind = 'settlement' and e.branch_id = b.branch_id and e.stripe_account_id = b.stripe_account_id
      and e.key = 'settlement:' || b.stripe_id
  ) e on true
  where b.payout_id is not null and b.kind <> 'payout'`

/** Which of these lines, as `l`, a part of a payout is the sum of. */
export const LINES_OF: Readonly<Record<PayoutPart, Prisma.Sql>> = {
  payments: Prisma.sql`l.cause = 'charge'`,
  refunds: Prisma.sql`l.cause in ('refund', 'refund_reversal')`,
  disputes: Prisma.sql`l.cause like 'dispute%'`,
  fees: Prisma.sql`(l.cause = 'fee' or (l.cause <> 'other' and l.fee_minor <> 0))`,
  other: Prisma.sql`l.cause = 'other'`,
}
