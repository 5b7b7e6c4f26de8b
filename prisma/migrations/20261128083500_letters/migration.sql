-- CreateEnum
CREATE TYPE "LetterKind" AS ENUM ('visit_booked', 'late_payment_booked', 'visit_reminder', 'visit_moved', 'visit_canceled', 'visit_missed', 'late_payment_returned', 'receipt', 'refund_started', 'refund_succeeded', 'refund_failed', 'dispute_opened', 'refund_failed_staff', 'hold_expires_soon', 'invitation');

-- CreateEnum
CREATE TYPE "LetterState" AS ENUM ('waiting', 'sent', 'failed', 'bounced', 'not_needed');

-- CreateEnum
CREATE TYPE "LetterFault" AS ENUM ('unreachable', 'login_refused', 'server_busy', 'letter_refused', 'mailbox_refused', 'broken');

-- AlterTable
ALTER TABLE "branch" ADD COLUMN     "reminder_hours" SMALLINT DEFAULT 24;

-- CreateTable
CREATE TABLE "letter" (
    "branch_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" "LetterKind" NOT NULL,
    "event_key" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "visit_id" UUID,
    "user_id" UUID,
    "locale" TEXT NOT NULL,
    "state" "LetterState" NOT NULL DEFAULT 'waiting',
    "fault" "LetterFault",
    "smtp_code" SMALLINT,
    "attempts" SMALLINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimed_until" TIMESTAMPTZ(3),
    "tried_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "letter_pkey" PRIMARY KEY ("branch_id","id")
);

-- CreateIndex
CREATE INDEX "letter_branch_id_created_at_id_idx" ON "letter"("branch_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "letter_branch_id_visit_id_idx" ON "letter"("branch_id", "visit_id");

-- CreateIndex
CREATE UNIQUE INDEX "letter_branch_id_event_key_key" ON "letter"("branch_id", "event_key");

-- AddForeignKey
ALTER TABLE "letter" ADD CONSTRAINT "letter_branch_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter" ADD CONSTRAINT "letter_branch_id_visit_id_fkey" FOREIGN KEY ("branch_id", "visit_id") REFERENCES "visit"("branch_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "letter" ADD CONSTRAINT "letter_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the schema language cannot say -------------------------------------------------------------------------------

alter table branch add constraint branch_reminder check (reminder_hours between 1 and 168);

alter table letter
  add constraint letter_sent check ((state = 'sent') = (sent_at is not null)),
  -- Whom it is for follows from a visit, a person who works here, or an invitation.
  add constraint letter_addressee check (num_nonnulls(visit_id, user_id) > 0 or kind = 'invitation');

create index letter_waiting on letter (asked_at) where state = 'waiting';

-- What went out stays out, and tells of its event for ever.
create function require_letter_order() returns trigger language plpgsql as $$
begin
  if old.state = 'sent' and new.state <> 'sent' then
    raise exception 'letter % was sent', old.id using errcode = 'check_violation', constraint = 'letter_in_order';
  end if;
  if (new.kind, new.event_key, new.subject_id) is distinct from (old.kind, old.event_key, old.subject_id) then
    raise exception 'letter % tells of another event', old.id using errcode = 'check_violation', constraint = 'letter_in_order';
  end if;
  return new;
end $$;

create trigger letter_in_order before update on letter for each row execute function require_letter_order();
