-- A payment of which the salon keeps a fee for a visit that did not take place is of that source, and its money goes with
-- it from one source to the other, on the days on which it moved.
create function roll_up_source() returns trigger language plpgsql as $$
begin
  perform write_cash_flow(new.branch_id);
  insert into cash_flow_day (branch_id, stripe_account_id, livemode, day, side, currency, dimension, value,
    gross_minor, refunds_minor, disputes_minor, fees_minor, other_minor, payouts_minor)
  select branch_id, stripe_account_id, livemode, day, side, currency, 'source', of.value,
    sum(of.sign * gross), sum(of.sign * refunds), sum(of.sign * disputes), sum(of.sign * fees), 0, 0
  from cash_flow_line, (values (old.source::text, -1), (new.source::text, 1)) as of (value, sign)
  where branch_id = new.branch_id and payment_id = new.id and dimension = 'whole'
  group by 1, 2, 3, 4, 5, 6, of.value;
  return null;
end $$;

create trigger payment_source_rolled_up after update of source on payment
  for each row when (old.source <> new.source) execute function roll_up_source();

-- Of a fee it stays known whether it was paid by link.
alter table payment drop constraint payment_of_link,
  add constraint payment_of_link check (source = 'fee' or (source = 'link') = (payment_link_id is not null));

-- What was kept before.
update payment p set source = 'fee' from visit v
where v.branch_id = p.branch_id and v.id = p.visit_id and v.state in ('canceled', 'no_show') and v.fee_minor > 0
  and p.state not in ('awaiting', 'canceled');
