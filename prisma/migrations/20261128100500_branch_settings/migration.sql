-- A salon's currency is that of everything that was ever booked with it.
create function require_currency_of_visits() returns trigger language plpgsql as $$
begin
  if exists (select from visit where branch_id = new.id) then
    raise exception 'branch % has sold in %', new.id, old.currency using errcode = 'check_violation';
  end if;
  return new;
end $$;

create trigger branch_keeps_currency before update of currency on branch
  for each row when (new.currency <> old.currency) execute function require_currency_of_visits();

-- A booking waits for the currency to be changed, and is then of the new one or not at all.
create function require_currency_of_branch() returns trigger language plpgsql as $$
declare
  of_branch char(3);
begin
  select currency into of_branch from branch where id = new.branch_id for key share;
  if new.currency <> of_branch then
    raise exception 'branch % sells in %, not in %', new.branch_id, of_branch, new.currency using errcode = 'check_violation';
  end if;
  return new;
end $$;

create trigger visit_in_currency before insert on visit for each row execute function require_currency_of_branch();
