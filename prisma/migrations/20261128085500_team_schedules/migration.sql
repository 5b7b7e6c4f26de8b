-- CreateIndex
CREATE UNIQUE INDEX "membership_branch_id_staff_member_id_key" ON "membership"("branch_id", "staff_member_id");


-- What the schema language cannot say -------------------------------------------------------------------------------

-- A closed day has no hours beside it: a row without minutes is the whole day.
alter table schedule_exception
  drop constraint schedule_exception_apart,
  add constraint schedule_exception_apart exclude using gist
    (branch_id with =, staff_member_id with =, date with =, int4range(start_minute, end_minute) with &&);

-- Nobody is away twice at once.
alter table time_off
  add constraint time_off_apart exclude using gist
    (branch_id with =, staff_member_id with =, tstzrange(starts_at, ends_at, '[)') with &&);
