-- AlterTable
ALTER TABLE "appointment" ADD COLUMN     "range_from_minor" BIGINT,
ADD COLUMN     "range_to_minor" BIGINT;

-- Staff say what of a range the price is; the range that the client was shown stays, and the price within it.
alter table appointment
  add constraint appointment_final_price check (
    (range_from_minor is null) = (range_to_minor is null)
    and (range_to_minor is null or (price_to_minor is null and price_minor between range_from_minor and range_to_minor)));
