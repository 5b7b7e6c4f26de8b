-- CreateEnum
CREATE TYPE "PayoutState" AS ENUM ('pending', 'in_transit', 'paid', 'failed', 'canceled');

-- The ledger keeps what Stripe has not settled apart from the balance, and has one entry for each movement of the
-- balance. What was settled before is forgotten here and asked of Stripe again, which knows all of it.
ALTER TABLE "ledger_posting" DISABLE TRIGGER USER;
ALTER TABLE "ledger_entry" DISABLE TRIGGER USER;

DELETE FROM "ledger_posting" p USING "ledger_entry" e
  WHERE e.branch_id = p.branch_id AND e.id = p.entry_id AND e.kind IN ('fee', 'conversion');
DELETE FROM "ledger_entry" WHERE kind IN ('fee', 'conversion');
UPDATE "payment" SET balance_transaction_id = NULL WHERE balance_transaction_id IS NOT NULL;
UPDATE "refund" SET balance_transaction_id = NULL WHERE balance_transaction_id IS NOT NULL;

CREATE TYPE "LedgerKind_new" AS ENUM ('charge', 'refund', 'refund_reversal', 'dispute_withdrawn', 'dispute_reinstated', 'settlement', 'payout', 'fee', 'other');
ALTER TABLE "ledger_entry" ALTER COLUMN "kind" TYPE "LedgerKind_new" USING ("kind"::text::"LedgerKind_new");
DROP TYPE "LedgerKind";
ALTER TYPE "LedgerKind_new" RENAME TO "LedgerKind";

CREATE TYPE "LedgerAccount_new" AS ENUM ('client', 'unsettled', 'stripe_balance', 'exchange', 'fees', 'disputes', 'payouts', 'other');
ALTER TABLE "ledger_posting" ALTER COLUMN "account" TYPE "LedgerAccount_new"
  USING ((case "account" when 'stripe_balance' then 'unsettled' else "account"::text end)::"LedgerAccount_new");
DROP TYPE "LedgerAccount";
ALTER TYPE "LedgerAccount_new" RENAME TO "LedgerAccount";

ALTER TABLE "ledger_posting" ENABLE TRIGGER USER;
ALTER TABLE "ledger_entry" ENABLE TRIGGER USER;

-- AlterEnum
ALTER TYPE "NoticeKind" ADD VALUE 'payout_failed';

-- AlterTable
ALTER TABLE "stripe_account" ADD COLUMN     "balance_read_until" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "refund" ADD COLUMN     "positions" SMALLINT[] DEFAULT ARRAY[]::SMALLINT[];

-- AlterTable
ALTER TABLE "ledger_entry" ADD COLUMN     "settles" TEXT;

-- CreateTable
CREATE TABLE "payment_part" (
    "branch_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "service_id" UUID NOT NULL,
    "staff_member_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "payment_part_pkey" PRIMARY KEY ("branch_id","payment_id","position")
);

-- CreateTable
CREATE TABLE "balance_transaction" (
    "branch_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "stripe_account_id" UUID NOT NULL,
    "stripe_id" TEXT NOT NULL,
    "kind" "LedgerKind" NOT NULL,
    "type" TEXT NOT NULL,
    "source_id" TEXT,
    "payment_intent_id" TEXT,
    "gross_minor" BIGINT NOT NULL,
    "fee_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "exchange_rate" DECIMAL(18,8),
    "moved_at" TIMESTAMPTZ(3) NOT NULL,
    "available_at" TIMESTAMPTZ(3) NOT NULL,
    "payout_id" UUID,

    CONSTRAINT "balance_transaction_pkey" PRIMARY KEY ("branch_id","id")
);

-- CreateTable
CREATE TABLE "payout" (
    "branch_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "stripe_account_id" UUID NOT NULL,
    "stripe_payout_id" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "state" "PayoutState" NOT NULL,
    "automatic" BOOLEAN NOT NULL,
    "arrives_on" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "failure_code" TEXT,
    "contents_read" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "payout_pkey" PRIMARY KEY ("branch_id","id")
);

-- CreateIndex
CREATE INDEX "balance_transaction_branch_id_moved_at_id_idx" ON "balance_transaction"("branch_id", "moved_at", "id");

-- CreateIndex
CREATE INDEX "balance_transaction_branch_id_stripe_account_id_payment_int_idx" ON "balance_transaction"("branch_id", "stripe_account_id", "payment_intent_id");

-- CreateIndex
CREATE INDEX "balance_transaction_branch_id_stripe_account_id_available_a_idx" ON "balance_transaction"("branch_id", "stripe_account_id", "available_at");

-- CreateIndex
CREATE INDEX "balance_transaction_branch_id_payout_id_id_idx" ON "balance_transaction"("branch_id", "payout_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "balance_transaction_branch_id_stripe_account_id_stripe_id_key" ON "balance_transaction"("branch_id", "stripe_account_id", "stripe_id");

-- CreateIndex
CREATE INDEX "payout_branch_id_created_at_id_idx" ON "payout"("branch_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "payout_branch_id_stripe_account_id_stripe_payout_id_key" ON "payout"("branch_id", "stripe_account_id", "stripe_payout_id");

-- CreateIndex
CREATE INDEX "ledger_entry_branch_id_occurred_at_id_idx" ON "ledger_entry"("branch_id", "occurred_at", "id");

-- AddForeignKey
ALTER TABLE "payment_part" ADD CONSTRAINT "payment_part_branch_id_payment_id_fkey" FOREIGN KEY ("branch_id", "payment_id") REFERENCES "payment"("branch_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_part" ADD CONSTRAINT "payment_part_branch_id_service_id_fkey" FOREIGN KEY ("branch_id", "service_id") REFERENCES "service"("branch_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_part" ADD CONSTRAINT "payment_part_branch_id_staff_member_id_fkey" FOREIGN KEY ("branch_id", "staff_member_id") REFERENCES "staff_member"("branch_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "balance_transaction" ADD CONSTRAINT "balance_transaction_branch_id_stripe_account_id_fkey" FOREIGN KEY ("branch_id", "stripe_account_id") REFERENCES "stripe_account"("branch_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "balance_transaction" ADD CONSTRAINT "balance_transaction_branch_id_payout_id_fkey" FOREIGN KEY ("branch_id", "payout_id") REFERENCES "payout"("branch_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payout" ADD CONSTRAINT "payout_branch_id_stripe_account_id_fkey" FOREIGN KEY ("branch_id", "stripe_account_id") REFERENCES "stripe_account"("branch_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table payment_part add constraint payment_part_amount check (amount_minor > 0);
alter table payout add constraint payout_amount check (amount_minor > 0 and currency ~ '^[A-Z]{3}$');
alter table balance_transaction
  add constraint balance_transaction_kind check (kind in ('settlement', 'payout', 'fee', 'other')),
  add constraint balance_transaction_currency check (currency ~ '^[A-Z]{3}$');

-- An amount over weights, in whole units that always add up: each gets its exact share rounded down, and what is over
-- goes, a unit each, to where most was cut off. Without any weight all weigh the same. `lib/payments/split.ts` is its twin.
create function split_minor(amount bigint, weights bigint[]) returns bigint[]
language sql immutable strict parallel safe as $$
  select array_agg((sign(amount) * (whole + case when rank <= over then 1 else 0 end))::bigint order by place)
  from (
    select place, whole, row_number() over (order by cut desc, place) as rank,
      abs(amount) - sum(whole) over () as over
    from (
      select place, div(abs(amount)::numeric * weight, total) as whole, mod(abs(amount)::numeric * weight, total) as cut
      from (
        select place, case when sum(weight) over () = 0 then 1 else weight end as weight,
          case when sum(weight) over () = 0 then count(*) over () else sum(weight) over () end as total
        from unnest(weights) with ordinality as of (weight, place)
      ) weighed
    ) exact
  ) ranked
$$;

-- Payments that were made before: for what had to be paid of each appointment, for all that could be, or for the prices.
insert into payment_part (branch_id, payment_id, position, service_id, staff_member_id, amount_minor)
select p.branch_id, p.id, a.position, a.service_id, a.staff_member_id, a.share
from payment p cross join lateral (
  select position, service_id, staff_member_id,
    (split_minor(p.amount_minor, case p.amount_minor when sum(required) over () then array_agg(required) over every
      when sum(due_minor) over () then array_agg(due_minor) over every
      else array_agg(price_minor) over every end))[row_number() over every_until_here] as share
  from (
    select distinct on (position) position, service_id, staff_member_id, due_minor, price_minor,
      case payment_status when 'required' then due_minor else 0 end as required
    from appointment where branch_id = p.branch_id and visit_id = p.visit_id order by position, live desc
  ) booked
  window every as (order by position rows between unbounded preceding and unbounded following),
    every_until_here as (order by position)
) a
where a.share > 0;

-- Once money has moved, what it was for stands; only who serves it may still change.
create function refuse_late_part() returns trigger language plpgsql as $$
declare
  part record := case tg_op when 'DELETE' then old else new end;
begin
  if exists (select from ledger_entry where branch_id = part.branch_id and payment_id = part.payment_id) then
    raise exception 'money of payment % has moved', part.payment_id using errcode = 'restrict_violation';
  end if;
  return part;
end $$;

create trigger payment_part_stands before insert or delete or update of amount_minor, service_id, position on payment_part
  for each row execute function refuse_late_part();

-- A visit that moves to somebody else takes its money along.
create function move_part_along() returns trigger language plpgsql as $$
begin
  update payment_part part set staff_member_id = new.staff_member_id from payment p
    where p.branch_id = new.branch_id and p.visit_id = new.visit_id
      and part.branch_id = p.branch_id and part.payment_id = p.id and part.position = new.position
      and part.service_id = new.service_id and part.staff_member_id <> new.staff_member_id;
  return null;
end $$;

create trigger appointment_takes_part_along after insert or update of staff_member_id on appointment
  for each row execute function move_part_along();
