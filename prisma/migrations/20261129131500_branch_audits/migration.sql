-- AlterEnum
ALTER TYPE "ReconciliationKind" ADD VALUE 'repair';
ALTER TYPE "ReconciliationKind" ADD VALUE 'audit';

-- AlterEnum
ALTER TYPE "NoticeKind" ADD VALUE 'books_wrong';

-- AlterTable
ALTER TABLE "reconciliation_run" ALTER COLUMN "stripe_account_id" DROP NOT NULL;

-- AddForeignKey
ALTER TABLE "reconciliation_run" ADD CONSTRAINT "reconciliation_run_branch_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Only the auditor walks through a whole branch. As text, because a new word may not be used where it is added.
alter table reconciliation_run add constraint reconciliation_run_account
  check ((kind::text = 'audit') = (stripe_account_id is null));
