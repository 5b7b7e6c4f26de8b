-- What the schema language cannot say -------------------------------------------------------------------------------

-- Whoever has a salon's journal or payments open is told when something of them was committed. Nothing but the branch is
-- said: what has changed everyone reads as they may. Postgres says the same thing once in a transaction.
create function tell_branch_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('branch_changed', coalesce(new.branch_id, old.branch_id)::text);
  return null;
end $$;

do $$
declare
  watched text;
begin
  foreach watched in array array['visit', 'appointment', 'payment', 'refund', 'dispute', 'hold_order', 'notice', 'payment_link',
    'desk_payment', 'staff_member', 'working_hours', 'schedule_exception', 'time_off'] loop
    execute format('create trigger %I after insert or update or delete on %I for each row execute function tell_branch_changed()',
      watched || '_told', watched);
  end loop;
end $$;
