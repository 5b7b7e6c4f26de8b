-- DropForeignKey
ALTER TABLE "cash_flow_day" DROP CONSTRAINT "cash_flow_day_branch_id_stripe_account_id_fkey";

-- Both questions about an entry's postings in one statement: they are asked at the end of every transaction that moves
-- money, once for each row.
create or replace function require_balance() returns trigger language plpgsql as $$
declare
  of_branch uuid := new.branch_id;
  of_entry bigint := case tg_table_name when 'ledger_entry' then (to_jsonb(new) ->> 'id')::bigint
                                        else (to_jsonb(new) ->> 'entry_id')::bigint end;
  postings bigint;
  balanced boolean;
begin
  select coalesce(sum(count), 0), coalesce(bool_and(sum = 0), true) into postings, balanced from (
    select count(*) as count, sum(amount_minor) as sum from ledger_posting
    where branch_id = of_branch and entry_id = of_entry group by currency
  ) each_currency;
  if postings < 2 then
    raise exception 'ledger entry % has fewer than two postings', of_entry using errcode = 'check_violation';
  end if;
  if not balanced then
    raise exception 'ledger entry % does not balance', of_entry using errcode = 'check_violation';
  end if;
  return null;
end $$;

-- A payment whose money has not moved yet has none to take along: that is every payment when it is first paid.
create or replace function roll_up_status() returns trigger language plpgsql as $$
begin
  perform write_cash_flow(new.branch_id);
  if not exists (select from ledger_entry where branch_id = new.branch_id and payment_id = new.id) then
    return null;
  end if;
  insert into cash_flow_day (branch_id, stripe_account_id, livemode, day, side, currency, dimension, value,
    gross_minor, refunds_minor, disputes_minor, fees_minor, other_minor, payouts_minor)
  select branch_id, stripe_account_id, livemode, day, side, currency, 'status', of.value,
    sum(of.sign * gross), sum(of.sign * refunds), sum(of.sign * disputes), sum(of.sign * fees), 0, 0
  from cash_flow_line, (values (old.state::text, -1), (new.state::text, 1)) as of (value, sign)
  where branch_id = new.branch_id and payment_id = new.id and dimension = 'whole'
  group by 1, 2, 3, 4, 5, 6, of.value;
  return null;
end $$;
