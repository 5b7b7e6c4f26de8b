-- CreateEnum
CREATE TYPE "CashFlowSide" AS ENUM ('client', 'balance');

-- CreateEnum
CREATE TYPE "CashFlowDimension" AS ENUM ('whole', 'source', 'status', 'service', 'staff_member');

-- AlterEnum
ALTER TYPE "NoticeKind" ADD VALUE 'report_differs';

-- AlterTable
ALTER TABLE "branch" ADD COLUMN     "cash_flow_zone" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "cash_flow_day" (
    "branch_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "stripe_account_id" UUID NOT NULL,
    "livemode" BOOLEAN NOT NULL,
    "day" DATE NOT NULL,
    "side" "CashFlowSide" NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "dimension" "CashFlowDimension" NOT NULL,
    "value" TEXT NOT NULL DEFAULT '',
    "gross_minor" BIGINT NOT NULL,
    "refunds_minor" BIGINT NOT NULL,
    "disputes_minor" BIGINT NOT NULL,
    "fees_minor" BIGINT NOT NULL,
    "other_minor" BIGINT NOT NULL,
    "payouts_minor" BIGINT NOT NULL,
    "fresh" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "cash_flow_day_pkey" PRIMARY KEY ("branch_id","id")
);

-- CreateIndex
CREATE INDEX "cash_flow_day_branch_id_dimension_day_idx" ON "cash_flow_day"("branch_id", "dimension", "day");

-- AddForeignKey
ALTER TABLE "cash_flow_day" ADD CONSTRAINT "cash_flow_day_branch_id_stripe_account_id_fkey" FOREIGN KEY ("branch_id", "stripe_account_id") REFERENCES "stripe_account"("branch_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Days that were counted before: in the zone that the branch has now.
update branch set cash_flow_zone = time_zone;

create index cash_flow_day_fresh on cash_flow_day (branch_id) where fresh;

-- The day of a branch's report is a day in this zone. It follows the branch's own when the roll-up is made anew, all of
-- it at once: until then a report stays of one piece.
create function default_cash_flow_zone() returns trigger language plpgsql as $$
begin
  new.cash_flow_zone := new.time_zone;
  return new;
end $$;

create trigger branch_counts_days before insert on branch for each row execute function default_cash_flow_zone();

-- What an entry is to a report, on each of the two sides that are never added together: the client's, in the currency
-- of the charge, and the balance's, in the currency that Stripe settles in.
create view cash_flow_movement as
select branch_id, entry_id, stripe_account_id, payment_id, occurred_at, subject, cause, side, currency,
  case when side = 'client' and cause = 'charge' then -client when side = 'balance' and cause = 'charge' then moved else 0 end as gross,
  case when cause not in ('refund', 'refund_reversal') then 0 when side = 'client' then client else -moved end as refunds,
  case when cause not in ('dispute_withdrawn', 'dispute_reinstated') then 0 when side = 'client' then disputes else -moved end as disputes,
  fees,
  case when cause = 'other' then balance else 0 end as other,
  case when cause = 'payout' then -balance else 0 end as payouts
from (
  select e.branch_id, e.id as entry_id, e.stripe_account_id, e.payment_id, e.occurred_at, e.subject, split_part(e.subject, ':', 1) as cause,
    l.side, l.currency, sum(l.client)::bigint as client, sum(l.disputes)::bigint as disputes,
    sum(l.fees)::bigint as fees, sum(l.balance)::bigint as balance, sum(l.balance + l.fees)::bigint as moved
  from (select *, coalesce(settles, key) as subject from ledger_entry) e
  join (
    select branch_id, entry_id, currency,
      case when account in ('client', 'disputes') then 'client' else 'balance' end::"CashFlowSide" as side,
      case account when 'client' then amount_minor else 0 end as client,
      case account when 'disputes' then amount_minor else 0 end as disputes,
      case account when 'fees' then amount_minor else 0 end as fees,
      case account when 'stripe_balance' then amount_minor else 0 end as balance
    from ledger_posting where account in ('client', 'disputes', 'fees', 'stripe_balance')
  ) l on l.branch_id = e.branch_id and l.entry_id = e.id
  group by e.branch_id, e.id, e.stripe_account_id, e.payment_id, e.occurred_at, e.subject, l.side, l.currency
) summed;

-- The same in every grouping. What is for certain appointments is split over them by the parts of the payment.
create view cash_flow_line as
select m.branch_id, m.entry_id, m.payment_id, m.occurred_at, (m.occurred_at at time zone b.cash_flow_zone)::date as day,
  m.stripe_account_id, s.livemode, m.side, m.currency, d.*
from cash_flow_movement m
join branch b on b.id = m.branch_id
join stripe_account s on s.branch_id = m.branch_id and s.id = m.stripe_account_id
left join payment p on p.branch_id = m.branch_id and p.id = m.payment_id
left join lateral (
  select array_agg(part.position order by part.position) as positions,
    array_agg(part.service_id order by part.position) as services,
    array_agg(part.staff_member_id order by part.position) as staff,
    array_agg(case when coalesce(r.positions, '{}') = '{}' or part.position = any(r.positions) then part.amount_minor else 0 end
      order by part.position) as weights
  from payment_part part
  left join refund r on m.cause in ('refund', 'refund_reversal') and r.branch_id = m.branch_id
    and r.stripe_account_id = m.stripe_account_id and r.stripe_refund_id = split_part(m.subject, ':', 2)
  where part.branch_id = m.branch_id and part.payment_id = m.payment_id
) parts on true
cross join lateral (
  select 'whole'::"CashFlowDimension" as dimension, '' as value, null::smallint as position,
    m.gross, m.refunds, m.disputes, m.fees, m.other, m.payouts
  union all
  select 'source', coalesce(p.source::text, ''), null, m.gross, m.refunds, m.disputes, m.fees, m.other, m.payouts
  union all
  select 'status', coalesce(p.state::text, ''), null, m.gross, m.refunds, m.disputes, m.fees, m.other, m.payouts
  union all
  select dimension, '', null, m.gross, m.refunds, m.disputes, m.fees, m.other, m.payouts
  from unnest(array['service', 'staff_member']::"CashFlowDimension"[]) as of (dimension) where parts.positions is null
  union all
  select of.dimension, of.value, share.position, share.gross, share.refunds, share.disputes, share.fees, 0, 0
  from unnest(parts.positions, parts.services, parts.staff, split_minor(m.gross, parts.weights),
      split_minor(m.refunds, parts.weights), split_minor(m.disputes, parts.weights), split_minor(m.fees, parts.weights))
    as share (position, service_id, staff_member_id, gross, refunds, disputes, fees),
    lateral (values ('service'::"CashFlowDimension", share.service_id::text), ('staff_member', share.staff_member_id::text))
      as of (dimension, value)
) d;

-- Who writes into the roll-up and who makes it anew keep out of each other's way; writers do not wait for each other.
create function write_cash_flow(of_branch uuid) returns void language sql as $$
  select pg_advisory_xact_lock_shared(hashtextextended('cash_flow:' || of_branch, 0))
$$;

-- In the transaction and the statement that write the ledger. Rows are only ever added: nobody waits for anybody's.
create function roll_up_entries() returns trigger language plpgsql as $$
declare
  of_branch uuid;
  entries bigint[];
begin
  for of_branch, entries in select branch_id, array_agg(distinct entry_id) from written group by branch_id loop
    perform write_cash_flow(of_branch);
    insert into cash_flow_day (branch_id, stripe_account_id, livemode, day, side, currency, dimension, value,
      gross_minor, refunds_minor, disputes_minor, fees_minor, other_minor, payouts_minor)
    select branch_id, stripe_account_id, livemode, day, side, currency, dimension, value,
      sum(gross), sum(refunds), sum(disputes), sum(fees), sum(other), sum(payouts)
    from cash_flow_line where branch_id = of_branch and entry_id = any(entries)
    group by 1, 2, 3, 4, 5, 6, 7, 8
    having (sum(gross), sum(refunds), sum(disputes), sum(fees), sum(other), sum(payouts)) <> (0, 0, 0, 0, 0, 0);
  end loop;
  return null;
end $$;

create trigger ledger_posting_rolled_up after insert on ledger_posting
  referencing new table as written for each statement execute function roll_up_entries();

-- A payment's money goes with it from one status to the next, on the days on which it moved.
create function roll_up_status() returns trigger language plpgsql as $$
begin
  perform write_cash_flow(new.branch_id);
  insert into cash_flow_day (branch_id, stripe_account_id, livemode, day, side, currency, dimension, value,
    gross_minor, refunds_minor, disputes_minor, fees_minor, other_minor, payouts_minor)
  select branch_id, stripe_account_id, livemode, day, side, currency, 'status', of.value,
    sum(of.sign * gross), sum(of.sign * refunds), sum(of.sign * disputes), sum(of.sign * fees), 0, 0
  from cash_flow_line, (values (old.state::text, -1), (new.state::text, 1)) as of (value, sign)
  where branch_id = new.branch_id and payment_id = new.id and dimension = 'whole'
  group by 1, 2, 3, 4, 5, 6, of.value;
  return null;
end $$;

create trigger payment_status_rolled_up after update of state on payment
  for each row when (old.state <> new.state) execute function roll_up_status();

-- And a part's money with it from one staff member to the next.
create function roll_up_staff_member() returns trigger language plpgsql as $$
begin
  perform write_cash_flow(new.branch_id);
  insert into cash_flow_day (branch_id, stripe_account_id, livemode, day, side, currency, dimension, value,
    gross_minor, refunds_minor, disputes_minor, fees_minor, other_minor, payouts_minor)
  select branch_id, stripe_account_id, livemode, day, side, currency, 'staff_member', of.value,
    sum(of.sign * gross), sum(of.sign * refunds), sum(of.sign * disputes), sum(of.sign * fees), 0, 0
  from cash_flow_line, (values (old.staff_member_id::text, -1), (new.staff_member_id::text, 1)) as of (value, sign)
  where branch_id = new.branch_id and payment_id = new.payment_id and dimension = 'staff_member' and position = new.position
  group by 1, 2, 3, 4, 5, 6, of.value;
  return null;
end $$;

create trigger payment_part_rolled_up after update of staff_member_id on payment_part
  for each row when (old.staff_member_id <> new.staff_member_id) execute function roll_up_staff_member();

insert into cash_flow_day (branch_id, stripe_account_id, livemode, day, side, currency, dimension, value,
  gross_minor, refunds_minor, disputes_minor, fees_minor, other_minor, payouts_minor, fresh)
select branch_id, stripe_account_id, livemode, day, side, currency, dimension, value,
  sum(gross), sum(refunds), sum(disputes), sum(fees), sum(other), sum(payouts), false
from cash_flow_line group by 1, 2, 3, 4, 5, 6, 7, 8
having (sum(gross), sum(refunds), sum(disputes), sum(fees), sum(other), sum(payouts)) <> (0, 0, 0, 0, 0, 0);
