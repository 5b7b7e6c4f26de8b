-- CreateTable
CREATE TABLE "staff_photo" (
    "branch_id" UUID NOT NULL,
    "staff_member_id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "small" BYTEA NOT NULL,
    "large" BYTEA NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_photo_pkey" PRIMARY KEY ("branch_id","staff_member_id")
);

-- CreateIndex
CREATE INDEX "staff_photo_branch_id_hash_idx" ON "staff_photo"("branch_id", "hash");

-- AddForeignKey
ALTER TABLE "staff_photo" ADD CONSTRAINT "staff_photo_branch_id_staff_member_id_fkey" FOREIGN KEY ("branch_id", "staff_member_id") REFERENCES "staff_member"("branch_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Guards
alter table staff_photo
  add constraint staff_photo_hash check (hash ~ '^[0-9a-f]{32}$'),
  -- What we encode is far smaller; whatever is larger was not encoded by us.
  add constraint staff_photo_size check (length(small) between 1 and 200000 and length(large) between 1 and 600000);
