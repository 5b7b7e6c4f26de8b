-- Whether all of a visit's time could be taken. One that was taken in part takes its whole statement back.
create function whole_visit(taken int, wanted int) returns boolean language plpgsql as $$
begin
  if taken > 0 and taken < wanted then
    raise exception 'somebody else has a part of the time' using errcode = 'ZP001';
  end if;
  return taken = wanted;
end $$;
