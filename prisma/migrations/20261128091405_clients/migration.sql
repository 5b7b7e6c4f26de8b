-- AlterTable
ALTER TABLE "client" ADD COLUMN     "merged_into_id" UUID,
ADD COLUMN     "note" TEXT;

-- CreateIndex
CREATE INDEX "client_branch_id_merged_into_id_idx" ON "client"("branch_id", "merged_into_id");

-- AddForeignKey
ALTER TABLE "client" ADD CONSTRAINT "client_branch_id_merged_into_id_fkey" FOREIGN KEY ("branch_id", "merged_into_id") REFERENCES "client"("branch_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What the schema language cannot say -------------------------------------------------------------------------------

-- A name as it sounds, in Latin letters: `Юлія`, `Yulia` and `Julia` are alike, so that staff find people however they
-- write. Letters follow the official transliteration; what is often written in two ways is written in one.
create function latin_of(name text) returns text language sql immutable strict parallel safe as $$
  select regexp_replace(
    translate(
      replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
        lower(name collate "und-x-icu"),
        'щ', 'shch'), 'ш', 'sh'), 'ч', 'ch'), 'ц', 'ts'), 'ж', 'zh'), 'ю', 'iu'), 'я', 'ia'), 'є', 'ie'), 'kh', 'h'), 'ß', 's'),
      'абвгґдезиіїйклмнопрстуфхыэёgyjwáàâäãåąćčçďéèêëęěíìîïłńňñóòôöõøőřśšşťúùûüůűýźżžьъ''’ʼ`',
      'abvhhdeziiiiklmnoprstufhieehiivaaaaaaacccdeeeeeeiiiilnnnooooooorssstuuuuuuizzz'),
    '(.)\1+', '\1', 'g')
$$;

create index client_search on client using gin (latin_of(name) gin_trgm_ops, lower(email) gin_trgm_ops, phone gin_trgm_ops);
-- The list of a salon's clients by name, in the order of the alphabet.
create index client_in_order on client (branch_id, (name collate "uk-x-icu"), id) where merged_into_id is null;

-- Of somebody who is erased nothing is left but a pseudonym.
alter table client
  add constraint client_erased check (erased_at is null or
    (name = '№ ' || upper(left(id::text, 6)) and phone = 'erased:' || id and email = '' and note is null)),
  add constraint client_not_into_self check (merged_into_id <> id);

-- People are merged into one who stays: no chains, and nobody into who is gone.
create function require_client_that_stays() returns trigger language plpgsql as $$
declare
  target record;
begin
  select merged_into_id, erased_at into target from client
    where branch_id = new.branch_id and id = new.merged_into_id for share;
  if target.merged_into_id is not null or target.erased_at is not null
    or exists (select from client where branch_id = new.branch_id and merged_into_id = new.id) then
    raise exception 'client % cannot be merged into %', new.id, new.merged_into_id using errcode = 'check_violation';
  end if;
  if exists (select from visit where branch_id = new.branch_id and client_id = new.id) then
    raise exception 'client % still has visits', new.id using errcode = 'check_violation';
  end if;
  return new;
end $$;

create trigger client_merged before insert or update of merged_into_id on client
  for each row when (new.merged_into_id is not null) execute function require_client_that_stays();

-- Whoever books with a number of somebody who was merged is that person, also if it happens at this very moment.
create function find_person_of_visit() returns trigger language plpgsql as $$
declare
  person record;
begin
  loop
    select id, merged_into_id, erased_at into person from client
      where branch_id = new.branch_id and id = new.client_id for share;
    exit when person.merged_into_id is null;
    new.client_id := person.merged_into_id;
  end loop;
  if person.erased_at is not null then
    raise exception 'client % is gone', person.id using errcode = 'check_violation';
  end if;
  return new;
end $$;

create trigger visit_of_person before insert or update of client_id on visit
  for each row execute function find_person_of_visit();

-- What was erased is not written again.
create function refuse_contact_of_erased() returns trigger language plpgsql as $$
begin
  if exists (select from client where branch_id = new.branch_id and id = new.client_id and erased_at is not null) then
    raise exception 'the client of visit % is gone', new.id using errcode = 'check_violation';
  end if;
  return new;
end $$;

create trigger visit_contact_of_erased before update of contact_name, contact_phone, contact_email on visit
  for each row when ((new.contact_name, new.contact_phone, new.contact_email)
    is distinct from (old.contact_name, old.contact_phone, old.contact_email))
  execute function refuse_contact_of_erased();

-- A line of the desk stays as it is for ever; only a note about somebody who is erased goes.
create function refuse_change_but_erased_note() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.note is null and to_jsonb(new) - 'note' = to_jsonb(old) - 'note' then
    return new;
  end if;
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

drop trigger desk_payment_append_only on desk_payment;
create trigger desk_payment_append_only before update or delete on desk_payment
  for each row execute function refuse_change_but_erased_note();
