-- AlterTable
ALTER TABLE "branch" ADD COLUMN     "requires_two_factor" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "user" ADD COLUMN     "two_factor_enabled" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "two_factor" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "secret" TEXT NOT NULL,
    "backup_codes" TEXT NOT NULL,
    "verified" BOOLEAN DEFAULT true,
    "failed_verification_count" INTEGER DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),

    CONSTRAINT "two_factor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "branch_draft" (
    "user_id" UUID NOT NULL,
    "answers" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "branch_draft_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "branch_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "email" TEXT NOT NULL,
    "role" "MembershipRole" NOT NULL,
    "locale" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("branch_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "two_factor_user_id_key" ON "two_factor"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- AddForeignKey
ALTER TABLE "two_factor" ADD CONSTRAINT "two_factor_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "branch_draft" ADD CONSTRAINT "branch_draft_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_branch_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table invitation
  add constraint invitation_ends check (expires_at > created_at and (accepted_at is null or revoked_at is null)),
  add constraint invitation_email check (email = lower(email) and length(email) <= 254);

-- One way in at a time for one address: who is invited again gets a new link, and the old one ends.
create unique index invitation_one_open on invitation (branch_id, email) where accepted_at is null and revoked_at is null;

-- A branch never loses its last owner. The branch's row makes two who leave at once wait for each other.
create function require_owner() returns trigger language plpgsql as $$
begin
  perform 1 from branch where id = old.branch_id for no key update;
  if found and not exists (select from membership where branch_id = old.branch_id and role = 'owner') then
    raise exception 'branch % would have no owner', old.branch_id using errcode = 'check_violation';
  end if;
  return null;
end $$;

create trigger membership_keeps_owner after update or delete on membership
  for each row when (old.role = 'owner') execute function require_owner();

-- Whoever reads a branch's log reads backwards from a place in it; what one person did, too.
create index audit_entry_of_actor on audit_entry (branch_id, actor_id, id);
create index audit_entry_of_action on audit_entry (branch_id, action, id);
