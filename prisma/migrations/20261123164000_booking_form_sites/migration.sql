-- DropTable
DROP TABLE "rate_limit";

-- CreateTable
CREATE TABLE "branch_site" (
    "branch_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "origin" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "branch_site_pkey" PRIMARY KEY ("branch_id","id")
);

-- CreateTable
CREATE TABLE "branch_logo" (
    "branch_id" UUID NOT NULL,
    "digest" TEXT NOT NULL,
    "image" BYTEA NOT NULL,
    "width" SMALLINT NOT NULL,
    "height" SMALLINT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "branch_logo_pkey" PRIMARY KEY ("branch_id")
);

-- CreateTable
CREATE TABLE "visitor_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "visitor_limit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "branch_site_branch_id_origin_key" ON "branch_site"("branch_id", "origin");

-- CreateIndex
CREATE INDEX "visitor_limit_expire_idx" ON "visitor_limit"("expire");

-- CreateIndex
CREATE INDEX "stripe_event_branch_id_type_received_at_idx" ON "stripe_event"("branch_id", "type", "received_at");

-- AddForeignKey
ALTER TABLE "branch_site" ADD CONSTRAINT "branch_site_branch_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "branch_logo" ADD CONSTRAINT "branch_logo_branch_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What stands in a policy's frame-ancestors is an origin and nothing else. Without https only a developer's own machine.
alter table branch_site add constraint branch_site_origin_form check (
  origin ~ '^(https://[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?|http://(localhost|127\.0\.0\.1))(:[1-9][0-9]{0,4})?$');

alter table branch_logo
  add constraint branch_logo_size check (width between 1 and 512 and height between 1 and 512 and length(image) <= 1000000),
  add constraint branch_logo_digest check (digest ~ '^[0-9a-f]{64}$' and digest = encode(sha256(image), 'hex'));
