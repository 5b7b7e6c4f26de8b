-- The search for free times finds appointments by their start: none may reach further than it looks back.
alter table appointment
  add constraint appointment_length check (busy_until <= starts_at + interval '2 days');

-- Two windows of one date overlap no more than two of one weekday.
alter table schedule_exception
  add constraint schedule_exception_apart exclude using gist (branch_id with =, staff_member_id with =, date with =,
    int4range(start_minute, end_minute) with &&) where (start_minute is not null);

-- The minute since the epoch at which the clocks of a zone show a minute of a day: the later one, if they show it twice,
-- and the moment of the skip, if they skip it.
create function local_minute(day date, minute int, zone text) returns int language sql stable strict as $$
  select (date_part('epoch', case
      when skipped = interval '0' then shown
      else (select min(moment) from generate_series(shown - skipped, shown, interval '1 minute') moment
            where moment at time zone zone >= wanted) end) / 60)::int
  from (
    select wanted, shown, (shown at time zone zone) - wanted as skipped
    from (select wanted, wanted at time zone zone as shown
          from (select day + make_interval(mins => minute) as wanted) asked) moments
  ) clock
$$;

-- A client who comes back from paying is looked for among those who hold a time.
create index visit_hold_of_contact on visit (branch_id, contact_phone) where state = 'on_hold';
