import 'server-only'
import { runStatement } from './client.ts'

/** Something in the database that must never be: which check found it, where, and what. */
export type Finding = {
  readonly check: string
  readonly branchId: string
  readonly subject: string
}

const CLIENT_SUMS = `select p.branch_id, p.id, p.visit_id, p.state, p.currency, p.stripe_account_id,
    coalesce(-sum(l.amount_minor) filter (where e.kind = 'charge' and l.account = 'client'), 0) as captured,
    coalesce(sum(l.amount_minor) filter (where e.kind in ('refund', 'refund_reversal') and l.account = 'client'), 0) as returned,
    coalesce(sum(l.amount_minor) filter (where l.account = 'disputes'), 0) as disputed,
    (select coalesce(sum(r.amount_minor), 0) from refund r
      where r.branch_id = p.branch_id and r.payment_id = p.id and r.state = 'requested') as under_way,
    (select coalesce(sum(d.amount_minor), 0) from dispute d where d.branch_id = p.branch_id and d.payment_id = p.id
      and d.state = 'lost' and d.currency = p.currency) as lost
  from payment p
  left join ledger_entry e on e.branch_id = p.branch_id and e.payment_id = p.id
  left join ledger_posting l on l.branch_id = e.branch_id and l.entry_id = e.id and l.currency = p.currency
  where $1::uuid is null or p.branch_id = $1
  group by p.branch_id, p.id`

/** What each visit was paid: online, at the desk, and whether some of it is held. */
const VISIT_SUMS = `select v.branch_id, v.id, v.state, v.payment_state, v.total_minor - v.discount_minor as to_pay,
    coalesce(online.captured, 0) as captured, coalesce(online.returned, 0) as returned,
    coalesce(online.kept, 0) + coalesce(desk.recorded, 0) as kept,
    coalesce(online.captured - online.returned, 0) + coalesce(desk.recorded, 0) as net,
    coalesce(online.held, false) as held
  from visit v
  left join (select branch_id, visit_id, sum(captured) as captured, sum(returned) as returned, bool_or(state = 'held') as held,
      sum(captured - returned - under_way - lost) as kept
    from sums group by branch_id, visit_id) online on online.branch_id = v.branch_id and online.visit_id = v.id
  left join (select branch_id, visit_id, sum(amount_minor) as recorded from desk_payment group by branch_id, visit_id) desk
    on desk.branch_id = v.branch_id and desk.visit_id = v.id
  where ($1::uuid is null or v.branch_id = $1)
    and (online.visit_id is not null or desk.visit_id is not null or v.payment_state <> 'unpaid')`

/** It is the one check that an account's key alone decides about. */
export const EVENT_WAITS = 'an event does not wait for more than a day'

/** Each is a query for what must not be there: the branch and the subject of every offence. */
const CHECKS: Readonly<Record<string, string>> = {
  'a ledger entry balances in each currency': `select distinct branch_id, entry_id as subject from ledger_posting
    group by branch_id, entry_id, currency having sum(amount_minor) <> 0`,
  'a ledger entry has two postings or more': `select e.branch_id, e.id as subject from ledger_entry e
    where (select count(*) from ledger_posting l where l.branch_id = e.branch_id and l.entry_id = e.id) < 2`,
  'what went back is not negative and at most what was taken': `select branch_id, id as subject from sums
    where returned < 0 or returned + under_way > captured`,
  'the bank takes no more than was taken': 'select branch_id, id as subject from sums where disputed > captured',
  'a payment’s state is what the ledger says': `select branch_id, id as subject from sums where state <> (case
      when captured = 0 then case when state in ('awaiting', 'held', 'canceled') then state::text else 'awaiting' end
      when returned = 0 then 'paid' when returned < captured then 'partly_refunded' else 'refunded' end)::"PaymentState"`,
  'a visit’s payment state follows from its payments': `select branch_id, id as subject from visits
    where payment_state <> (case
      when net > 0 and net >= to_pay then 'paid'
      when returned > 0 then case when net > 0 then 'partly_refunded' else 'refunded' end
      when net > 0 then 'partly_paid'
      when held then 'held' else 'unpaid' end)::"VisitPaymentState"`,
  'nobody pays twice for one visit': `select branch_id, id as subject from visits v where kept > to_pay
    -- What should have gone back came back again: staff were told to.
    and not exists (select from payment p join notice n on n.branch_id = p.branch_id and n.payment_id = p.id
      where p.branch_id = v.branch_id and p.visit_id = v.id and n.kind = 'refund_failed')`,
  'a link is paid once': `select branch_id, payment_link_id as subject from payment
    where payment_link_id is not null and state not in ('awaiting', 'canceled')
    group by branch_id, payment_link_id having count(*) > 1`,
  'what was opened to be paid is ended in its time': `select branch_id, id as subject from payment
    where state = 'awaiting' and open_until < now() - interval '30 minutes'`,
  'a line at the desk is not corrected beyond its own sum': `select branch_id, coalesce(corrects_id, id) as subject
    from desk_payment group by branch_id, coalesce(corrects_id, id) having sum(amount_minor) < 0`,
  'each line at the desk has its line in the audit log': `select d.branch_id, d.id as subject from desk_payment d
    where (select count(*) from audit_entry a where a.branch_id = d.branch_id and a.subject_id = d.visit_id::text
      and a.action in ('desk_payment.taken', 'desk_payment.reversed') and a.details ->> 'deskPaymentId' = d.id::text) <> 1`,
  'nobody has paid for a visit that does not take place': `select v.branch_id, v.id as subject from visit v
    join sums s on s.branch_id = v.branch_id and s.visit_id = v.id
    where v.state in ('on_hold', 'expired') and s.captured - s.returned - s.disputed - s.under_way > 0
      -- The bank decides about it, or staff were told to.
      and not exists (select from dispute d where d.branch_id = s.branch_id and d.payment_id = s.id and d.blocks_refunds)
      and not exists (select from notice n where n.branch_id = s.branch_id and n.payment_id = s.id
        and n.kind = 'refund_failed' and n.resolved_at is null)`,
  'of a visit that was cancelled or missed the salon keeps what was agreed to, and no more': `select v.branch_id, v.id as subject
    from visit v join sums s on s.branch_id = v.branch_id and s.visit_id = v.id
    where v.fee_minor is not null and v.state in ('canceled', 'no_show')
      -- The bank decides about it, or staff were told to.
      and not exists (select from dispute d where d.branch_id = s.branch_id and d.payment_id = s.id and d.blocks_refunds)
      and not exists (select from notice n where n.branch_id = s.branch_id and n.payment_id = s.id and n.kind = 'refund_failed')
    group by v.branch_id, v.id having sum(s.captured - s.returned - s.disputed - s.under_way) > v.fee_minor`,
  'a payment’s parts add up to it': `select p.branch_id, p.id as subject from payment p
    join payment_part part on part.branch_id = p.branch_id and part.payment_id = p.id
    group by p.branch_id, p.id having sum(part.amount_minor) <> p.amount_minor`,
  'a movement of the balance is in the ledger as Stripe has it': `select b.branch_id, b.stripe_id as subject
    from balance_transaction b
    left join ledger_entry e on e.branch_id = b.branch_id and e.stripe_account_id = b.stripe_account_id
      and e.key = b.kind || ':' || b.stripe_id
    left join ledger_posting l on l.branch_id = e.branch_id and l.entry_id = e.id and l.account = 'stripe_balance'
    -- What belongs to a payment is written when the payment is asked about.
    where b.kind <> 'settlement' or e.id is not null or b.moved_at < now() - interval '1 day'
    group by b.branch_id, b.stripe_id, b.gross_minor, b.fee_minor
    having coalesce(sum(l.amount_minor), 0) <> b.gross_minor - b.fee_minor`,
  'the days of the reports are what the ledger says': `select branch_id, day || ' ' || dimension as subject from (
      select branch_id, stripe_account_id, livemode, day, side, currency, dimension, value,
        gross, refunds, disputes, fees, other, payouts from cash_flow_line
      union all select branch_id, stripe_account_id, livemode, day, side, currency, dimension, value,
        -gross_minor, -refunds_minor, -disputes_minor, -fees_minor, -other_minor, -payouts_minor from cash_flow_day) both_sides
    group by branch_id, stripe_account_id, livemode, day, side, currency, dimension, value
    having (sum(gross), sum(refunds), sum(disputes), sum(fees), sum(other), sum(payouts)) <> (0, 0, 0, 0, 0, 0)`,
  'no two live appointments of one person overlap': `select a.branch_id, a.id as subject from appointment a
    join appointment b on b.branch_id = a.branch_id and b.staff_member_id = a.staff_member_id and b.id > a.id
      and tstzrange(a.starts_at, a.busy_until, '[)') && tstzrange(b.starts_at, b.busy_until, '[)')
    where a.live and b.live`,
  'a visit has its time exactly while it takes place': `select v.branch_id, v.id as subject from visit v
    join appointment a on a.branch_id = v.branch_id and a.visit_id = v.id
    where a.live <> (v.state not in ('canceled', 'expired'))`,
  'a hold that has run out is ended': `select branch_id, id as subject from visit
    where state = 'on_hold' and hold_expires_at < now() - interval '30 minutes'`,
  'a promise is kept within a day': `select branch_id, id as subject from refund
      where state = 'requested' and created_at < now() - interval '1 day'
    union all select branch_id, id from hold_order
      where state = 'requested' and created_at < now() - interval '1 day'
    union all select branch_id, id from dispute_answer
      where state = 'requested' and created_at < now() - interval '1 day'`,
  [EVENT_WAITS]: `select branch_id, event_id as subject from stripe_event
    where state = 'waiting' and received_at < now() - interval '1 day'`,
  'one Stripe object is one row': `select branch_id, stripe_refund_id as subject from refund where stripe_refund_id is not null
      group by branch_id, stripe_account_id, stripe_refund_id having count(*) > 1
    union all select branch_id, stripe_charge_id from payment where stripe_charge_id is not null
      group by branch_id, stripe_account_id, stripe_charge_id having count(*) > 1`,
  'a refund’s row and the ledger know each other': `select r.branch_id, r.id::text as subject from refund r
      where r.state in ('pending', 'succeeded', 'canceled') and not exists (select from ledger_entry e
        where e.branch_id = r.branch_id and e.stripe_account_id = r.stripe_account_id and e.key = 'refund:' || r.stripe_refund_id)
    union all select e.branch_id, e.key from ledger_entry e where e.kind = 'refund' and not exists (select from refund r
        where r.branch_id = e.branch_id and r.stripe_account_id = e.stripe_account_id and e.key = 'refund:' || r.stripe_refund_id)`,
  'each movement of money has its line in the audit log': `select e.branch_id, e.key as subject from ledger_entry e
    where e.payment_id is not null and (select count(*) from audit_entry a where a.branch_id = e.branch_id
      and a.subject_kind = 'payment' and a.subject_id = e.payment_id::text and a.action = 'payment.' || e.kind and a.details ->> 'key' = e.key) <> 1`,
  'the audit log is unbroken': `select branch_id, id as subject from (
      select a.*, lag(hash) over (partition by branch_id order by id) as before from audit_entry a) chain
    where previous_hash is distinct from before or hash <> sha256(convert_to(concat_ws('|', encode(previous_hash, 'hex'),
      branch_id, id, extract(epoch from at), actor_kind, actor_id, action, subject_kind, subject_id, details), 'UTF8'))`,
  'nothing of an erased person is left': `with gone as (
      select branch_id, id, '№ ' || upper(left(id::text, 6)) as pseudonym from client
      where erased_at is not null and ($1::uuid is null or branch_id = $1))
    select c.branch_id, c.id::text as subject from client c join gone on gone.branch_id = c.branch_id
        and gone.id = c.merged_into_id where c.erased_at is null
    union all select v.branch_id, v.reference from visit v join gone on gone.branch_id = v.branch_id and gone.id = v.client_id
        where v.contact_name <> gone.pseudonym or v.contact_phone <> '' or v.contact_email <> '' or v.discount_reason <> '–'
          or exists (select from access_link l where l.branch_id = v.branch_id and l.visit_id = v.id and l.revoked_at is null)
          or exists (select from desk_payment d where d.branch_id = v.branch_id and d.visit_id = v.id and d.note is not null)
          or exists (select from payment p
            join dispute d on d.branch_id = p.branch_id and d.payment_id = p.id
            join dispute_answer a on a.branch_id = d.branch_id and a.dispute_id = d.id
            cross join jsonb_each_text(a.evidence) told
            where p.branch_id = v.branch_id and p.visit_id = v.id and told.value not in ('', gone.pseudonym))`,
  // What stands there can never be taken out again.
  'the audit log tells no client’s number or address': `select branch_id, id::text as subject from audit_entry
    where subject_kind in ('client', 'visit', 'payment', 'refund', 'dispute') and details::text ~ '@|\\+[0-9]{8}'`,
  'who was merged into another has nothing of their own': `select v.branch_id, v.reference as subject from visit v
      join client c on c.branch_id = v.branch_id and c.id = v.client_id where c.merged_into_id is not null
    union all select c.branch_id, c.id::text from client c
      join client t on t.branch_id = c.branch_id and t.id = c.merged_into_id where t.merged_into_id is not null`,
  'no key lies open': `select branch_id, id as subject from stripe_account
    where position('_test_'::bytea in secret_key) > 0 or position('_live_'::bytea in secret_key) > 0
      or position('whsec_'::bytea in signing_secret) > 0`,
  'of one event each reader has one letter': `select branch_id, event_key as subject from letter
      group by branch_id, event_key having count(*) > 1
    union all select branch_id, visit_id::text from letter where kind in ('visit_booked', 'late_payment_booked')
      group by branch_id, visit_id having count(*) > 1
    union all select branch_id, kind || ' ' || subject_id from letter
      where kind not in ('visit_moved', 'visit_reminder', 'late_payment_returned', 'receipt', 'payment_link', 'cash_flow_report')
      group by branch_id, kind, subject_id, user_id having count(*) > 1`,
  'whoever was booked, moved or cancelled is told': `select a.branch_id, a.action || ' ' || a.subject_id as subject
    from audit_entry a join visit v on v.branch_id = a.branch_id and v.id::text = a.subject_id
    join client c on c.branch_id = v.branch_id and c.id = v.client_id
    where a.subject_kind = 'visit' and a.action in ('visit.booked', 'visit.moved', 'visit.canceled') and v.contact_email <> '' and c.erased_at is null
      and (select count(*) from letter l where l.branch_id = v.branch_id and l.visit_id = v.id
          and l.kind = any (case a.action when 'visit.moved' then '{visit_moved}'
            when 'visit.canceled' then '{visit_canceled}' else '{visit_booked,late_payment_booked}' end::"LetterKind"[]))
        < (select count(*) from audit_entry b where b.branch_id = a.branch_id and b.subject_kind = 'visit'
            and b.subject_id = a.subject_id and b.action = a.action)`,
  'a letter that waits has its job': `select l.branch_id, l.event_key as subject from letter l
    -- Without a mail server none is tried, and none needs a job.
    where l.state = 'waiting' and l.tried_at < now() - interval '30 minutes'
      and not exists (select from pgboss.job j where j.name = 'send-letter' and j.singleton_key = l.id::text
        and j.state in ('created', 'retry', 'active'))`,
}

export const CHECK_COUNT = Object.keys(CHECKS).length

/** Looks through the whole database, or one branch, for what must never be. An empty list is the only good answer. */
export async function audit(branchId: string | null = null): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const [check, offences] of Object.entries(CHECKS)) {
    const text = `with sums as (${CLIENT_SUMS}), visits as (${VISIT_SUMS}) select branch_id as "branchId", subject::text as subject
      from (${offences}) offence where $1::uuid is null or branch_id = $1 limit 100`
    const rows = await runStatement<{ branchId: string; subject: string }>(text, [branchId])
    findings.push(...rows.map((row) => ({ check, ...row })))
  }
  return findings
}
