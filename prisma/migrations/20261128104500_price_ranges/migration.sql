-- AlterTable
ALTER TABLE "appointment" ADD COLUMN "price_to_minor" BIGINT;

alter table appointment
  add constraint appointment_price_range check (price_to_minor > price_minor);
