-- CreateEnum
CREATE TYPE "DisputeAnswerState" AS ENUM ('requested', 'sent', 'refused');

-- AlterEnum
ALTER TYPE "NoticeKind" ADD VALUE 'dispute_answer_refused';

-- CreateTable
CREATE TABLE "dispute_answer" (
    "branch_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "dispute_id" UUID NOT NULL,
    "evidence" JSONB NOT NULL,
    "state" "DisputeAnswerState" NOT NULL DEFAULT 'requested',
    "failure_reason" TEXT,
    "attempt" SMALLINT NOT NULL DEFAULT 0,
    "requested_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "dispute_answer_pkey" PRIMARY KEY ("branch_id","id")
);

-- CreateIndex
CREATE INDEX "dispute_answer_branch_id_dispute_id_idx" ON "dispute_answer"("branch_id", "dispute_id");

-- AddForeignKey
ALTER TABLE "dispute_answer" ADD CONSTRAINT "dispute_answer_branch_id_dispute_id_fkey" FOREIGN KEY ("branch_id", "dispute_id") REFERENCES "dispute"("branch_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What the schema language cannot say -------------------------------------------------------------------------------

alter table dispute_answer
  add constraint dispute_answer_attempt check (attempt >= 0),
  add constraint dispute_answer_settled check ((state = 'requested') = (settled_at is null)),
  add constraint dispute_answer_requested_by_fkey foreign key (requested_by_id) references "user" (id);

-- A bank reads one answer: however many people press at once, one waits to be sent.
create unique index dispute_answer_one on dispute_answer (branch_id, dispute_id) where state = 'requested';
