-- CreateEnum
CREATE TYPE "DeskMethod" AS ENUM ('cash', 'terminal');

-- AlterTable
ALTER TABLE "visit" ADD COLUMN     "discount_minor" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "discount_percent" SMALLINT,
ADD COLUMN     "discount_reason" TEXT;

-- AlterTable
ALTER TABLE "access_link" ADD COLUMN     "payment_link_id" UUID;

-- AlterTable
ALTER TABLE "payment" ADD COLUMN     "open_until" TIMESTAMPTZ(3),
ADD COLUMN     "payment_link_id" UUID;

-- CreateTable
CREATE TABLE "payment_link" (
    "branch_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "visit_id" UUID NOT NULL,
    "amount_minor" BIGINT,
    "currency" CHAR(3) NOT NULL,
    "made_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "payment_link_pkey" PRIMARY KEY ("branch_id","id")
);

-- CreateTable
CREATE TABLE "desk_payment" (
    "branch_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "visit_id" UUID NOT NULL,
    "corrects_id" UUID,
    "method" "DeskMethod" NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "note" TEXT,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "desk_payment_pkey" PRIMARY KEY ("branch_id","id")
);

-- CreateIndex
CREATE INDEX "payment_link_branch_id_visit_id_idx" ON "payment_link"("branch_id", "visit_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_link_branch_id_id_visit_id_key" ON "payment_link"("branch_id", "id", "visit_id");

-- CreateIndex
CREATE INDEX "desk_payment_branch_id_visit_id_idx" ON "desk_payment"("branch_id", "visit_id");

-- CreateIndex
CREATE INDEX "desk_payment_branch_id_recorded_at_idx" ON "desk_payment"("branch_id", "recorded_at");

-- CreateIndex
CREATE UNIQUE INDEX "desk_payment_branch_id_id_visit_id_key" ON "desk_payment"("branch_id", "id", "visit_id");

-- AddForeignKey
ALTER TABLE "access_link" ADD CONSTRAINT "access_link_branch_id_payment_link_id_visit_id_fkey" FOREIGN KEY ("branch_id", "payment_link_id", "visit_id") REFERENCES "payment_link"("branch_id", "id", "visit_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_link" ADD CONSTRAINT "payment_link_branch_id_visit_id_fkey" FOREIGN KEY ("branch_id", "visit_id") REFERENCES "visit"("branch_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk_payment" ADD CONSTRAINT "desk_payment_branch_id_visit_id_fkey" FOREIGN KEY ("branch_id", "visit_id") REFERENCES "visit"("branch_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk_payment" ADD CONSTRAINT "desk_payment_branch_id_corrects_id_visit_id_fkey" FOREIGN KEY ("branch_id", "corrects_id", "visit_id") REFERENCES "desk_payment"("branch_id", "id", "visit_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_branch_id_payment_link_id_visit_id_fkey" FOREIGN KEY ("branch_id", "payment_link_id", "visit_id") REFERENCES "payment_link"("branch_id", "id", "visit_id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What the schema language cannot say -------------------------------------------------------------------------------

alter table visit add constraint visit_discount check (
  (discount_minor = 0 and discount_percent is null and discount_reason is null)
  or (discount_minor between 1 and total_minor and discount_reason <> ''
    and (discount_percent is null or discount_percent between 1 and 100)));

alter table payment_link add constraint payment_link_amount check (amount_minor > 0 and currency ~ '^[A-Z]{3}$');
alter table access_link add constraint access_link_pays check ((purpose = 'pay') = (payment_link_id is not null));
alter table payment add constraint payment_of_link check ((source = 'link') = (payment_link_id is not null));
create index payment_open on payment (open_until) where state = 'awaiting' and open_until is not null;

alter table desk_payment
  add constraint desk_payment_amount check (amount_minor <> 0 and currency ~ '^[A-Z]{3}$'),
  add constraint desk_payment_corrects check ((amount_minor < 0) = (corrects_id is not null));

create trigger desk_payment_append_only before update or delete on desk_payment
  for each row execute function refuse_change();
create trigger desk_payment_never_emptied before truncate on desk_payment
  for each statement execute function refuse_change();

-- What of a visit's price is settled: taken online and kept, held on a card and to be taken, or taken at the desk. What the
-- bank has taken for good is not; what it still decides about is, so that nobody is asked for it twice.
create function visit_settled(of_branch uuid, of_visit uuid) returns bigint language sql stable as $$
  select coalesce((select sum(amount_minor) from desk_payment where branch_id = of_branch and visit_id = of_visit), 0)::bigint
    + coalesce((
      select sum(case p.state when 'held' then coalesce(h.amount_minor, p.amount_minor) else kept - promised - lost end)
      from payment p
      left join hold_order h on h.branch_id = p.branch_id and h.payment_id = p.id and h.state <> 'refused'
      cross join lateral (select coalesce(-sum(l.amount_minor), 0) as kept
        from ledger_entry e join ledger_posting l on l.branch_id = e.branch_id and l.entry_id = e.id
        where e.branch_id = p.branch_id and e.payment_id = p.id and l.account = 'client' and l.currency = p.currency) ledger
      cross join lateral (select coalesce(sum(r.amount_minor), 0) as promised from refund r
        where r.branch_id = p.branch_id and r.payment_id = p.id and r.state = 'requested') refunds
      cross join lateral (select coalesce(sum(d.amount_minor), 0) as lost from dispute d
        where d.branch_id = p.branch_id and d.payment_id = p.id and d.state = 'lost' and d.currency = p.currency) bank
      where p.branch_id = of_branch and p.visit_id = of_visit and p.state not in ('awaiting', 'canceled')), 0)::bigint
$$;

-- At the desk nobody is taken more than is open, and no line is corrected beyond its own sum, however many write at once.
create function require_desk_payment_within_visit() returns trigger language plpgsql as $$
declare
  to_pay bigint;
  visit_currency char(3);
  left_of_it bigint;
begin
  select total_minor - discount_minor, currency into to_pay, visit_currency from visit
    where branch_id = new.branch_id and id = new.visit_id for update;
  if new.currency <> visit_currency then
    raise exception 'a visit in % is not paid in %', visit_currency, new.currency using errcode = 'check_violation';
  end if;
  if new.corrects_id is null then
    if new.amount_minor + visit_settled(new.branch_id, new.visit_id) > to_pay then
      raise exception '% % are more than is open of visit %', new.amount_minor, new.currency, new.visit_id
        using errcode = 'check_violation', constraint = 'desk_payment_within_visit';
    end if;
    return new;
  end if;
  select sum(amount_minor) into left_of_it from desk_payment
    where branch_id = new.branch_id and (corrects_id = new.corrects_id or id = new.corrects_id and corrects_id is null);
  if coalesce(left_of_it, 0) + new.amount_minor < 0 then
    raise exception 'line % is not corrected beyond its own sum', new.corrects_id
      using errcode = 'check_violation', constraint = 'desk_payment_within_line';
  end if;
  return new;
end $$;

create trigger desk_payment_within_visit before insert on desk_payment
  for each row execute function require_desk_payment_within_visit();

-- A visit does not become cheaper than what is settled of it: the rest goes back first.
create function require_price_of_settled() returns trigger language plpgsql as $$
begin
  if visit_settled(new.branch_id, new.id) > new.total_minor - new.discount_minor then
    raise exception 'visit % would cost less than is settled of it', new.id
      using errcode = 'check_violation', constraint = 'visit_price_of_settled';
  end if;
  return new;
end $$;

create trigger visit_price_of_settled before update of total_minor, discount_minor on visit
  for each row when (new.total_minor - new.discount_minor < old.total_minor - old.discount_minor)
  execute function require_price_of_settled();
