import 'server-only'
import type { BranchScope } from '#lib/db/branch-scopes.ts'
import { database } from '#lib/db/client.ts'
import { currencyOf } from '#lib/money/currencies.ts'
import { type Money, money } from '#lib/money/money.ts'
import type { NoticeKind } from '#lib/payments/notice.ts'
import { splitAmount } from '#lib/payments/parts/split-amount.ts'
import type { PaymentState } from '#lib/payments/payment-state.ts'
import { conditionOf } from './payment-conditions.ts'
import type { PaymentFilter } from './payment-filter.ts'

/** Where a payment's money stands for the person at the desk. */
export type RefundProgress = {
  readonly state: 'requested' | 'pending' | 'succeeded' | 'failed' | 'canceled'
  readonly amount: Money
}

/** What of a payment is for one appointment, by its place in the visit. */
export type PaymentPart = { readonly position: number; readonly service: string; readonly amount: Money }

export type ListedPayment = {
  readonly id: string
  readonly createdAt: Date
  readonly clientName: string
  readonly clientPhone: string
  readonly clientEmail: string
  readonly visitReference: string
  readonly visitStartsAt: Date
  readonly services: readonly string[]
  /** What of the payment is for which appointment. */
  readonly parts: readonly PaymentPart[]
  /** What was taken; before that, what is to be. */
  readonly amount: Money
  /** What the card was asked for: more than was taken where a hold was captured in part. */
  readonly authorized: Money
  readonly returned: Money
  readonly source: 'form' | 'link' | 'fee'
  readonly paymentIntentId: string | null
  readonly chargeId: string | null
  /** Null while Stripe has not told it; of one that moved no money there is none. */
  readonly fee: Money | null
  readonly disputed: Money
  /** What can be refunded now. */
  readonly refundable: Money
  readonly state: PaymentState
  readonly card: { readonly brand: string; readonly last4: string } | null
  readonly isTest: boolean
  readonly lastRefund: RefundProgress | null
  /** What staff must know, oldest first. */
  readonly notices: readonly NoticeKind[]
}

export type PaymentPage = { readonly payments: readonly ListedPayment[]; readonly next: string | null }

const PAGE_SIZE = 50

type PartRow = { readonly position: number; readonly service: string; readonly weight: number }

type Row = {
  readonly id: string
  readonly createdAt: Date
  readonly clientName: string
  readonly clientPhone: string
  readonly clientEmail: string
  readonly visitReference: string
  readonly visitStartsAt: Date
  readonly services: readonly string[]
  readonly parts: readonly PartRow[] | null
  readonly amountMinor: bigint
  readonly currency: string
  readonly state: PaymentState
  readonly cardBrand: string | null
  readonly cardLast4: string | null
  readonly livemode: boolean
  readonly captured: bigint
  readonly returned: bigint
  readonly source: 'form' | 'link' | 'fee'
  readonly paymentIntentId: string | null
  readonly chargeId: string | null
  readonly feeMinor: bigint | null
  readonly feeCurrency: string | null
  readonly disputed: bigint
  readonly underWay: bigint
  readonly notices: readonly NoticeKind[]
  readonly refundState: RefundProgress['state'] | null
  readonly refundMinor: bigint | null
}

/** The branch's payments that fit a filter, newest first, a page at a time. */
export async function listPayments(
  scope: BranchScope,
  filter: PaymentFilter,
  { after, size = PAGE_SIZE }: { readonly after: string | null; readonly size?: number },
): Promise<PaymentPage> {
  const [createdAt, id] = after?.split('_') ?? []
  const rows = await database().$queryRaw<Row[]>`
    select p.id, p.created_at as "createdAt", v.contact_name as "clientName", v.contact_phone as "clientPhone", v.contact_email as "clientEmail",
      v.reference as "visitReference", v.starts_at as "visitStartsAt",
      array(select a.service_name from appointment a where a.branch_id = v.branch_id and a.visit_id = v.id
        order by a.position) as services,
      (select jsonb_agg(jsonb_build_object('position', part.position, 'service', s.name, 'weight', part.amount_minor)
          order by part.position)
        from payment_part part join service s on s.branch_id = part.branch_id and s.id = part.service_id
        where part.branch_id = p.branch_id and part.payment_id = p.id) as parts,
      p.amount_minor as "amountMinor", p.currency, p.state, p.card_brand as "cardBrand", p.card_last4 as "cardLast4",
      s.livemode, p.source, p.stripe_payment_intent_id as "paymentIntentId", p.stripe_charge_id as "chargeId",
      fee.amount_minor as "feeMinor", fee.currency as "feeCurrency", sums.captured, sums.returned, sums.disputed, sums.under_way as "underWay",
      refund.state as "refundState", refund.amount_minor as "refundMinor",
      array(select n.kind::text from notice n where n.branch_id = p.branch_id and n.payment_id = p.id
        and n.resolved_at is null order by n.created_at) as notices
    from payment p
    join visit v on v.branch_id = p.branch_id and v.id = p.visit_id
    join stripe_account s on s.branch_id = p.branch_id and s.id = p.stripe_account_id
    cross join lateral (
      select coalesce(-sum(l.amount_minor) filter (where e.kind = 'charge'), 0)::bigint as captured,
        coalesce(sum(l.amount_minor) filter (where e.kind in ('refund', 'refund_reversal')), 0)::bigint as returned,
        coalesce(sum(l.amount_minor) filter (where l.account = 'disputes'), 0)::bigint as disputed,
        (select coalesce(sum(r.amount_minor), 0)::bigint from refund r
          where r.branch_id = p.branch_id and r.payment_id = p.id and r.state = 'requested') as under_way
      from ledger_entry e
      join ledger_posting l on l.branch_id = e.branch_id and l.entry_id = e.id
      where e.branch_id = p.branch_id and e.payment_id = p.id and l.account in ('client', 'disputes') and l.currency = p.currency
    ) sums
    left join lateral (
      select sum(l.amount_minor)::bigint as amount_minor, l.currency from ledger_entry e
      join ledger_posting l on l.branch_id = e.branch_id and l.entry_id = e.id
      where e.branch_id = p.branch_id and e.payment_id = p.id and l.account = 'fees'
        and p.balance_transaction_id is not null
      group by l.currency limit 1
    ) fee on true
    left join lateral (
      select r.state, r.amount_minor from refund r where r.branch_id = p.branch_id and r.payment_id = p.id
      order by r.created_at desc limit 1
    ) refund on true
    where ${conditionOf(scope, filter)}
      and (${createdAt ?? null}::timestamptz is null
        or (p.created_at, p.id) < (${createdAt ?? null}::timestamptz, ${id ?? null}::uuid))
    order by p.created_at desc, p.id desc
    limit ${size + 1}`
  const payments = rows.slice(0, size).map(listedPaymentFrom)
  const last = rows.length > size ? payments.at(-1) : undefined
  return { payments, next: last ? `${last.createdAt.toISOString()}_${last.id}` : null }
}

function listedPaymentFrom(row: Row): ListedPayment {
  const {
    amountMinor,
    captured,
    returned,
    disputed,
    underWay,
    refundState,
    refundMinor,
    cardBrand,
    cardLast4,
    feeMinor,
    feeCurrency,
    parts,
    ...listed
  } = row
  const currency = currencyOf(row.currency)
  const amount = money(captured > 0n ? captured : amountMinor, currency)
  return {
    ...listed,
    parts: partsOf(amount, parts ?? []),
    amount,
    authorized: money(amountMinor, currency),
    returned: money(returned, currency),
    disputed: money(disputed, currency),
    fee: feeMinor === null || feeCurrency === null ? null : money(feeMinor, currencyOf(feeCurrency)),
    refundable: money(captured - returned - disputed - underWay, currency),
    card: cardBrand && cardLast4 ? { brand: cardBrand, last4: cardLast4 } : null,
    isTest: !row.livemode,
    lastRefund:
      refundState && refundMinor !== null ? { state: refundState, amount: money(refundMinor, currency) } : null,
  }
}

/** Of a hold that was captured in part each part is as much less. */
function partsOf(amount: Money, parts: readonly PartRow[]): readonly PaymentPart[] {
  if (parts.length === 0) return []
  const shares = splitAmount(
    amount,
    parts.map(({ weight }) => weight),
  )
  return parts.map(({ position, service }, index) => ({ position, service, amount: shares[index] ?? amount }))
}
