-- AlterTable
ALTER TABLE "visit" ADD COLUMN     "agreed_at" TIMESTAMPTZ(3),
ADD COLUMN     "agreed_locale" TEXT,
ADD COLUMN     "agreed_wording" TEXT,
ADD COLUMN     "revision" SMALLINT NOT NULL DEFAULT 0;

-- What the schema language cannot say -------------------------------------------------------------------------------

alter table visit
  add constraint visit_revision check (revision >= 0),
  add constraint visit_agreed check (num_nulls(agreed_wording, agreed_locale, agreed_at) in (0, 3));
