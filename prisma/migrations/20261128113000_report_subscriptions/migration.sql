-- CreateEnum
CREATE TYPE "ReportFrequency" AS ENUM ('daily', 'weekly', 'monthly');

-- AlterEnum
ALTER TYPE "LetterKind" ADD VALUE 'cash_flow_report';

-- CreateTable
CREATE TABLE "report_subscription" (
    "branch_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "frequency" "ReportFrequency" NOT NULL,
    "locale" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "report_subscription_pkey" PRIMARY KEY ("branch_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "report_subscription_branch_id_user_id_frequency_key" ON "report_subscription"("branch_id", "user_id", "frequency");

-- AddForeignKey
ALTER TABLE "report_subscription" ADD CONSTRAINT "report_subscription_branch_id_user_id_fkey" FOREIGN KEY ("branch_id", "user_id") REFERENCES "membership"("branch_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;
