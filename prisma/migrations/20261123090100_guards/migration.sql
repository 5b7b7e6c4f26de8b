-- What the schema language cannot say. The database itself refuses what must never be true.

create extension if not exists btree_gist;

-- Codes and amounts ------------------------------------------------------------------------------------------------

alter table branch
  add constraint branch_country_code check (country ~ '^[A-Z]{2}$'),
  add constraint branch_currency_code check (currency ~ '^[A-Z]{3}$'),
  add constraint branch_slug_form check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  add constraint branch_accent_form check (accent ~ '^#[0-9a-f]{6}$'),
  add constraint branch_slots check (slot_step_minutes between 5 and 240 and lead_time_minutes >= 0
    and booking_horizon_days between 1 and 366);

alter table payment_terms
  add constraint payment_terms_free_hours check (free_cancellation_hours between 0 and 720),
  add constraint payment_terms_fee check (
    (cancellation_fee_kind = 'none' and cancellation_fee_percent is null and cancellation_fee_minor is null)
    or (cancellation_fee_kind = 'percent' and cancellation_fee_percent between 1 and 100 and cancellation_fee_minor is null)
    or (cancellation_fee_kind = 'fixed' and cancellation_fee_minor > 0 and cancellation_fee_percent is null));

alter table service
  add constraint service_duration check (duration_minutes between 5 and 1440 and buffer_minutes between 0 and 480),
  add constraint service_price check (price_from_minor >= 0 and (price_to_minor is null or price_to_minor > price_from_minor)),
  add constraint service_prepayment check (
    (prepayment_kind = 'full' and prepayment_percent is null and prepayment_minor is null)
    or (prepayment_kind = 'percent' and prepayment_percent between 1 and 100 and prepayment_minor is null)
    or (prepayment_kind = 'fixed' and prepayment_minor > 0 and prepayment_percent is null));

alter table staff_service
  add constraint staff_service_duration check (duration_minutes between 5 and 1440),
  add constraint staff_service_price check (price_from_minor >= 0 and (price_to_minor is null or price_to_minor > price_from_minor));

alter table visit
  add constraint visit_times check (starts_at < ends_at),
  add constraint visit_total check (total_minor >= 0 and currency ~ '^[A-Z]{3}$'),
  add constraint visit_hold_ends check (state <> 'on_hold' or hold_expires_at is not null);

alter table payment
  add constraint payment_amount check (amount_minor > 0 and currency ~ '^[A-Z]{3}$'),
  add constraint payment_of_stripe check (state = 'awaiting' or state = 'canceled' or stripe_payment_intent_id is not null);

alter table refund
  add constraint refund_amount check (amount_minor > 0),
  add constraint refund_of_stripe check (state in ('requested', 'failed') or stripe_refund_id is not null);

alter table ledger_posting
  add constraint ledger_posting_amount check (amount_minor <> 0 and currency ~ '^[A-Z]{3}$');

-- Time -------------------------------------------------------------------------------------------------------------

alter table working_hours
  add constraint working_hours_minutes check (weekday between 1 and 7 and 0 <= start_minute and start_minute < end_minute and end_minute <= 1440),
  add constraint working_hours_apart exclude using gist
    (branch_id with =, staff_member_id with =, weekday with =, int4range(start_minute, end_minute) with &&);

alter table schedule_exception
  add constraint schedule_exception_minutes check (
    (start_minute is null and end_minute is null)
    or (0 <= start_minute and start_minute < end_minute and end_minute <= 1440));

alter table time_off add constraint time_off_times check (starts_at < ends_at);

alter table appointment
  add constraint appointment_times check (starts_at < ends_at and ends_at <= busy_until),
  add constraint appointment_money check (price_minor >= 0 and due_minor between 0 and price_minor),
  -- No two live appointments of one staff member overlap. Writers insert with ON CONFLICT DO NOTHING and count the
  -- rows: waiting for an exclusion constraint's error can end in deadlocks under contention.
  add constraint appointment_apart exclude using gist
    (branch_id with =, staff_member_id with =, tstzrange(starts_at, busy_until, '[)') with &&) where (live);

-- A visit that has ended without taking place gives its time back, whoever ends it.
create function release_time() returns trigger language plpgsql as $$
begin
  update appointment set live = false where branch_id = new.branch_id and visit_id = new.id and live;
  return null;
end $$;

create trigger visit_releases_time after update of state on visit
  for each row when (new.state in ('canceled', 'expired') and old.state is distinct from new.state)
  execute function release_time();

-- Stripe -----------------------------------------------------------------------------------------------------------

create unique index stripe_account_one_connected on stripe_account (branch_id) where disconnected_at is null;
create unique index payment_one_awaiting on payment (branch_id, visit_id) where state = 'awaiting';
create index payment_not_final on payment (branch_id, created_at) where state in ('awaiting', 'held');
create index refund_not_final on refund (branch_id, created_at) where state in ('requested', 'pending');
create index stripe_event_waiting on stripe_event (branch_id, stripe_account_id, payment_intent_id) where state = 'waiting';
create index visit_on_hold on visit (hold_expires_at) where state = 'on_hold';

-- The ledger: append-only and balanced -------------------------------------------------------------------------------

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger ledger_entry_append_only before update or delete on ledger_entry
  for each row execute function refuse_change();
create trigger ledger_entry_never_emptied before truncate on ledger_entry
  for each statement execute function refuse_change();
create trigger ledger_posting_append_only before update or delete on ledger_posting
  for each row execute function refuse_change();
create trigger ledger_posting_never_emptied before truncate on ledger_posting
  for each statement execute function refuse_change();

-- At commit an entry has two or more postings, and in each currency they add up to zero.
create function require_balance() returns trigger language plpgsql as $$
declare
  of_branch uuid := new.branch_id;
  of_entry bigint := case tg_table_name when 'ledger_entry' then (to_jsonb(new) ->> 'id')::bigint
                                        else (to_jsonb(new) ->> 'entry_id')::bigint end;
begin
  if (select count(*) from ledger_posting where branch_id = of_branch and entry_id = of_entry) < 2 then
    raise exception 'ledger entry % has fewer than two postings', of_entry using errcode = 'check_violation';
  end if;
  if exists (select from ledger_posting where branch_id = of_branch and entry_id = of_entry
             group by currency having sum(amount_minor) <> 0) then
    raise exception 'ledger entry % does not balance', of_entry using errcode = 'check_violation';
  end if;
  return null;
end $$;

create constraint trigger ledger_entry_balances after insert on ledger_entry
  deferrable initially deferred for each row execute function require_balance();
create constraint trigger ledger_posting_balances after insert on ledger_posting
  deferrable initially deferred for each row execute function require_balance();

-- A refund is never promised beyond what the client's account still holds, however many people promise at once.
create function require_refund_within_payment() returns trigger language plpgsql as $$
declare
  payment_currency char(3);
  kept bigint;
  under_way bigint;
begin
  select currency into payment_currency from payment
    where branch_id = new.branch_id and id = new.payment_id for update;
  select coalesce(-sum(p.amount_minor), 0) into kept
    from ledger_entry e join ledger_posting p on p.branch_id = e.branch_id and p.entry_id = e.id
    where e.branch_id = new.branch_id and e.payment_id = new.payment_id
      and p.account = 'client' and p.currency = payment_currency;
  select coalesce(sum(amount_minor), 0) into under_way from refund
    where branch_id = new.branch_id and payment_id = new.payment_id and state = 'requested';
  if new.currency <> payment_currency or new.amount_minor + under_way > kept then
    raise exception 'refund of % % exceeds payment %', new.amount_minor, new.currency, new.payment_id
      using errcode = 'check_violation', constraint = 'refund_within_payment';
  end if;
  return new;
end $$;

create trigger refund_within_payment before insert on refund
  for each row when (new.state = 'requested') execute function require_refund_within_payment();

-- The audit log: append-only, each row hashed with the one before it ------------------------------------------------

create function chain_audit_entry() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('audit_entry:' || new.branch_id, 0));
  -- Numbered under the lock, so that the order of ids is the order of the chain.
  new.id := nextval(pg_get_serial_sequence('audit_entry', 'id'));
  select hash into new.previous_hash from audit_entry where branch_id = new.branch_id order by id desc limit 1;
  new.hash := sha256(convert_to(concat_ws('|', encode(new.previous_hash, 'hex'), new.branch_id, new.id,
    extract(epoch from new.at), new.actor_kind, new.actor_id, new.action, new.subject_kind, new.subject_id,
    new.details), 'UTF8'));
  return new;
end $$;

create trigger audit_entry_chained before insert on audit_entry for each row execute function chain_audit_entry();
create trigger audit_entry_append_only before update or delete on audit_entry
  for each row execute function refuse_change();
create trigger audit_entry_never_emptied before truncate on audit_entry
  for each statement execute function refuse_change();
