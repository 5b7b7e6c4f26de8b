-- AlterTable
ALTER TABLE "stripe_account" ADD COLUMN     "mismatched_at" TIMESTAMPTZ(3),
ADD COLUMN     "mode_mixed_at" TIMESTAMPTZ(3),
ALTER COLUMN "signing_secret" DROP NOT NULL;
