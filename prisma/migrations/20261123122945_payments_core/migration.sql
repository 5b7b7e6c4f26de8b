-- CreateEnum
CREATE TYPE "HoldOrderKind" AS ENUM ('capture', 'release');

-- CreateEnum
CREATE TYPE "HoldOrderState" AS ENUM ('requested', 'done', 'refused');

-- CreateEnum
CREATE TYPE "NoticeKind" AS ENUM ('refund_failed', 'late_payment_booked', 'late_payment_returned', 'hold_expires_soon', 'hold_expired', 'dispute_opened', 'ledger_differs');

-- CreateEnum
CREATE TYPE "ReconciliationKind" AS ENUM ('events', 'ledger');

-- AlterTable
ALTER TABLE "stripe_account" ADD COLUMN     "events_read_until" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "payment" DROP COLUMN "facts_asked_at",
ADD COLUMN     "attempt" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN     "capture_before" TIMESTAMPTZ(3),
ADD COLUMN     "facts_asking" BIGINT;

-- AlterTable
ALTER TABLE "refund" ADD COLUMN     "attempt" SMALLINT NOT NULL DEFAULT 0,
ADD COLUMN     "balance_transaction_id" TEXT;

-- AlterTable
ALTER TABLE "dispute" ADD COLUMN     "blocks_refunds" BOOLEAN NOT NULL;

-- CreateTable
CREATE TABLE "hold_order" (
    "branch_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "payment_id" UUID NOT NULL,
    "stripe_account_id" UUID NOT NULL,
    "kind" "HoldOrderKind" NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "state" "HoldOrderState" NOT NULL DEFAULT 'requested',
    "failure_reason" TEXT,
    "attempt" SMALLINT NOT NULL DEFAULT 0,
    "requested_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "hold_order_pkey" PRIMARY KEY ("branch_id","id")
);

-- CreateTable
CREATE TABLE "notice" (
    "branch_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" "NoticeKind" NOT NULL,
    "payment_id" UUID,
    "subject" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("branch_id","id")
);

-- CreateTable
CREATE TABLE "reconciliation_run" (
    "branch_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "stripe_account_id" UUID NOT NULL,
    "kind" "ReconciliationKind" NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "seen" INTEGER NOT NULL DEFAULT 0,
    "missed" INTEGER NOT NULL DEFAULT 0,
    "differences" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "reconciliation_run_pkey" PRIMARY KEY ("branch_id","id")
);

-- CreateIndex
CREATE INDEX "hold_order_branch_id_payment_id_idx" ON "hold_order"("branch_id", "payment_id");

-- CreateIndex
CREATE INDEX "notice_branch_id_payment_id_idx" ON "notice"("branch_id", "payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "notice_branch_id_kind_subject_key" ON "notice"("branch_id", "kind", "subject");

-- CreateIndex
CREATE INDEX "reconciliation_run_branch_id_stripe_account_id_kind_id_idx" ON "reconciliation_run"("branch_id", "stripe_account_id", "kind", "id");

-- AddForeignKey
ALTER TABLE "hold_order" ADD CONSTRAINT "hold_order_branch_id_payment_id_stripe_account_id_fkey" FOREIGN KEY ("branch_id", "payment_id", "stripe_account_id") REFERENCES "payment"("branch_id", "id", "stripe_account_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_branch_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_branch_id_payment_id_fkey" FOREIGN KEY ("branch_id", "payment_id") REFERENCES "payment"("branch_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reconciliation_run" ADD CONSTRAINT "reconciliation_run_branch_id_stripe_account_id_fkey" FOREIGN KEY ("branch_id", "stripe_account_id") REFERENCES "stripe_account"("branch_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What the schema language cannot say -------------------------------------------------------------------------------

-- Drawn before Stripe is asked: of two askings the later one has the greater number.
create sequence payment_asking as bigint;

alter table hold_order
  add constraint hold_order_amount check (case kind when 'capture' then amount_minor > 0 else amount_minor = 0 end);

-- Stripe takes one capture, and a hold is captured or released, never both.
create unique index hold_order_one on hold_order (branch_id, payment_id) where state <> 'refused';
create index hold_order_not_final on hold_order (branch_id, created_at) where state = 'requested';
create index payment_fee_unknown on payment (branch_id, created_at)
  where balance_transaction_id is null and state not in ('awaiting', 'canceled');
create index refund_cost_unknown on refund (branch_id, created_at)
  where balance_transaction_id is null and state in ('succeeded', 'pending');
create index notice_open on notice (branch_id, created_at) where resolved_at is null;

-- Final states do not regress, whoever writes them.
create function require_payment_order() returns trigger language plpgsql as $$
begin
  if old.facts_asking is not null and (new.facts_asking is null or new.facts_asking < old.facts_asking) then
    raise exception 'payment % would be told older news', old.id using errcode = 'check_violation';
  end if;
  if old.state <> new.state and (
    old.state = 'canceled'
    or new.state = 'awaiting'
    or (old.state in ('paid', 'partly_refunded', 'refunded') and new.state in ('held', 'canceled'))
  ) then
    raise exception 'payment % cannot go from % to %', old.id, old.state, new.state using errcode = 'check_violation';
  end if;
  return new;
end $$;

create trigger payment_in_order before update on payment for each row execute function require_payment_order();

-- What the bank took back is not there to be refunded either.
create or replace function require_refund_within_payment() returns trigger language plpgsql as $$
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
      and p.account in ('client', 'disputes') and p.currency = payment_currency;
  select coalesce(sum(amount_minor), 0) into under_way from refund
    where branch_id = new.branch_id and payment_id = new.payment_id and state = 'requested';
  if new.currency <> payment_currency or new.amount_minor + under_way > kept then
    raise exception 'refund of % % exceeds payment %', new.amount_minor, new.currency, new.payment_id
      using errcode = 'check_violation', constraint = 'refund_within_payment';
  end if;
  return new;
end $$;
