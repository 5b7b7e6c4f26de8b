-- AlterTable
ALTER TABLE "visit" ADD COLUMN     "fee_minor" BIGINT,
ADD COLUMN     "fee_waived" BOOLEAN NOT NULL DEFAULT false;


-- What the schema language cannot say -------------------------------------------------------------------------------

alter table visit
  add constraint visit_fee check (fee_minor >= 0 and (fee_minor is null or state not in ('on_hold', 'booked', 'expired'))),
  add constraint visit_fee_waived check (not fee_waived or fee_minor = 0);
