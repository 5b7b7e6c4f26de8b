-- AlterTable
ALTER TABLE "stripe_account" ADD COLUMN     "mismatched_at" TIMESTAMPTZ(3),
ADD COLUMN     "mode_mixed_at" TIMESTAMPTZ(3),
ALTER COLUMN "signing_secret" DROP NOT NULL;


-- An event whose signature fits no secret is looked up by the PaymentIntent that it names.
create index payment_of_intent on payment (stripe_payment_intent_id);
