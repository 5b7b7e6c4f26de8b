-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "MembershipRole" AS ENUM ('owner', 'admin', 'reception', 'staff_member');

-- CreateEnum
CREATE TYPE "ServicePaymentStatus" AS ENUM ('not_available', 'available', 'required');

-- CreateEnum
CREATE TYPE "StaffPaymentStatus" AS ENUM ('as_service', 'not_available', 'available', 'required');

-- CreateEnum
CREATE TYPE "PrepaymentKind" AS ENUM ('full', 'percent', 'fixed');

-- CreateEnum
CREATE TYPE "CaptureMode" AS ENUM ('at_booking', 'hold');

-- CreateEnum
CREATE TYPE "CancellationFeeKind" AS ENUM ('none', 'percent', 'fixed');

-- CreateEnum
CREATE TYPE "VisitState" AS ENUM ('on_hold', 'booked', 'arrived', 'completed', 'no_show', 'canceled', 'expired');

-- CreateEnum
CREATE TYPE "VisitSource" AS ENUM ('form', 'staff');

-- CreateEnum
CREATE TYPE "VisitPaymentState" AS ENUM ('unpaid', 'held', 'partly_paid', 'paid', 'partly_refunded', 'refunded');

-- CreateEnum
CREATE TYPE "AccessLinkPurpose" AS ENUM ('manage_visit', 'pay');

-- CreateEnum
CREATE TYPE "PaymentSource" AS ENUM ('form', 'link', 'fee');

-- CreateEnum
CREATE TYPE "PaymentState" AS ENUM ('awaiting', 'held', 'paid', 'partly_refunded', 'refunded', 'canceled');

-- CreateEnum
CREATE TYPE "RefundState" AS ENUM ('requested', 'pending', 'succeeded', 'failed', 'canceled');

-- CreateEnum
CREATE TYPE "RefundReason" AS ENUM ('requested_by_client', 'canceled_by_salon', 'duplicate', 'fraudulent', 'late_payment');

-- CreateEnum
CREATE TYPE "DisputeState" AS ENUM ('inquiry', 'inquiry_under_review', 'inquiry_closed', 'needs_response', 'under_review', 'won', 'lost', 'prevented');

-- CreateEnum
CREATE TYPE "LedgerKind" AS ENUM ('charge', 'conversion', 'fee', 'refund', 'refund_reversal', 'dispute_withdrawn', 'dispute_reinstated', 'payout', 'other');

-- CreateEnum
CREATE TYPE "LedgerAccount" AS ENUM ('client', 'stripe_balance', 'exchange', 'fees', 'disputes', 'payouts', 'other');

-- CreateEnum
CREATE TYPE "StripeEventState" AS ENUM ('waiting', 'handled', 'ignored');

-- CreateEnum
CREATE TYPE "AuditActorKind" AS ENUM ('user', 'client', 'stripe', 'system');

-- CreateTable
CREATE TABLE "branch" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "country" CHAR(2) NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "address" TEXT,
    "phone" TEXT,
    "email" TEXT,
    "accent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "slot_step_minutes" INTEGER NOT NULL DEFAULT 15,
    "lead_time_minutes" INTEGER NOT NULL DEFAULT 60,
    "booking_horizon_days" INTEGER NOT NULL DEFAULT 60,

    CONSTRAINT "branch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "branch_key" (
    "branch_id" UUID NOT NULL,
    "wrapped_key" BYTEA NOT NULL,
    "encryption_version" INTEGER NOT NULL,

    CONSTRAINT "branch_key_pkey" PRIMARY KEY ("branch_id")
);

-- CreateTable
CREATE TABLE "payment_terms" (
    "branch_id" UUID NOT NULL,
    "form_payment_enabled" BOOLEAN NOT NULL DEFAULT false,
    "link_payment_enabled" BOOLEAN NOT NULL DEFAULT false,
    "capture_mode" "CaptureMode" NOT NULL DEFAULT 'at_booking',
    "free_cancellation_hours" INTEGER NOT NULL DEFAULT 24,
    "cancellation_fee_kind" "CancellationFeeKind" NOT NULL DEFAULT 'none',
    "cancellation_fee_percent" SMALLINT,
    "cancellation_fee_minor" BIGINT,
    "currency" CHAR(3) NOT NULL,

    CONSTRAINT "payment_terms_pkey" PRIMARY KEY ("branch_id")
);

-- CreateTable
CREATE TABLE "user" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_account" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "auth_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_request" BIGINT NOT NULL,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "branch_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "role" "MembershipRole" NOT NULL,
    "staff_member_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "membership_pkey" PRIMARY KEY ("branch_id","id")
);

-- CreateTable
CREATE TABLE "service_category" (
    "branch_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "service_category_pkey" PRIMARY KEY ("branch_id","id")
);

-- CreateTable
CREATE TABLE "service" (
    "branch_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "category_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "duration_minutes" INTEGER NOT NULL,
    "buffer_minutes" INTEGER NOT NULL DEFAULT 0,
    "price_from_minor" BIGINT NOT NULL,
    "price_to_minor" BIGINT,
    "currency" CHAR(3) NOT NULL,
    "payment_status" "ServicePaymentStatus" NOT NULL DEFAULT 'not_available',
    "prepayment_kind" "PrepaymentKind" NOT NULL DEFAULT 'full',
    "prepayment_percent" SMALLINT,
    "prepayment_minor" BIGINT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "service_pkey" PRIMARY KEY ("branch_id","id")
);

-- CreateTable
CREATE TABLE "staff_member" (
    "branch_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "job_title" TEXT,
    "payment_status" "StaffPaymentStatus" NOT NULL DEFAULT 'as_service',
    "position" INTEGER NOT NULL DEFAULT 0,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_member_pkey" PRIMARY KEY ("branch_id","id")
);

-- CreateTable
CREATE TABLE "staff_service" (
    "branch_id" UUID NOT NULL,
    "staff_member_id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "duration_minutes" INTEGER,
    "price_from_minor" BIGINT,
    "price_to_minor" BIGINT,

    CONSTRAINT "staff_service_pkey" PRIMARY KEY ("branch_id","staff_member_id","service_id")
);

-- CreateTable
CREATE TABLE "working_hours" (
    "branch_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "staff_member_id" UUID NOT NULL,
    "weekday" SMALLINT NOT NULL,
    "start_minute" SMALLINT NOT NULL,
    "end_minute" SMALLINT NOT NULL,

    CONSTRAINT "working_hours_pkey" PRIMARY KEY ("branch_id","id")
);

-- CreateTable
CREATE TABLE "schedule_exception" (
    "branch_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "staff_member_id" UUID NOT NULL,
    "date" DATE NOT NULL,
    "start_minute" SMALLINT,
    "end_minute" SMALLINT,

    CONSTRAINT "schedule_exception_pkey" PRIMARY KEY ("branch_id","id")
);

-- CreateTable
CREATE TABLE "time_off" (
    "branch_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "staff_member_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT,

    CONSTRAINT "time_off_pkey" PRIMARY KEY ("branch_id","id")
);

-- CreateTable
CREATE TABLE "client" (
    "branch_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "client_pkey" PRIMARY KEY ("branch_id","id")
);

-- CreateTable
CREATE TABLE "visit" (
    "branch_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "reference" TEXT NOT NULL,
    "client_id" UUID NOT NULL,
    "state" "VisitState" NOT NULL,
    "source" "VisitSource" NOT NULL,
    "locale" TEXT NOT NULL,
    "contact_name" TEXT NOT NULL,
    "contact_phone" TEXT NOT NULL,
    "contact_email" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "payment_state" "VisitPaymentState" NOT NULL DEFAULT 'unpaid',
    "hold_expires_at" TIMESTAMPTZ(3),
    "agreed_terms" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "canceled_at" TIMESTAMPTZ(3),

    CONSTRAINT "visit_pkey" PRIMARY KEY ("branch_id","id")
);

-- CreateTable
CREATE TABLE "appointment" (
    "branch_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "visit_id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "staff_member_id" UUID NOT NULL,
    "service_name" TEXT NOT NULL,
    "position" SMALLINT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "busy_until" TIMESTAMPTZ(3) NOT NULL,
    "live" BOOLEAN NOT NULL DEFAULT true,
    "price_minor" BIGINT NOT NULL,
    "due_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "payment_status" "ServicePaymentStatus" NOT NULL,

    CONSTRAINT "appointment_pkey" PRIMARY KEY ("branch_id","id")
);

-- CreateTable
CREATE TABLE "access_link" (
    "branch_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "visit_id" UUID NOT NULL,
    "purpose" "AccessLinkPurpose" NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "access_link_pkey" PRIMARY KEY ("branch_id","id")
);

-- CreateTable
CREATE TABLE "stripe_account" (
    "branch_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "stripe_id" TEXT NOT NULL,
    "livemode" BOOLEAN NOT NULL,
    "country" CHAR(2) NOT NULL,
    "default_currency" CHAR(3) NOT NULL,
    "display_name" TEXT NOT NULL,
    "publishable_key" TEXT NOT NULL,
    "secret_key" BYTEA NOT NULL,
    "secret_key_hint" TEXT NOT NULL,
    "signing_secret" BYTEA NOT NULL,
    "previous_signing_secret" BYTEA,
    "previous_secret_ends_at" TIMESTAMPTZ(3),
    "connected_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disconnected_at" TIMESTAMPTZ(3),

    CONSTRAINT "stripe_account_pkey" PRIMARY KEY ("branch_id","id")
);

-- CreateTable
CREATE TABLE "payment" (
    "branch_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "visit_id" UUID NOT NULL,
    "stripe_account_id" UUID NOT NULL,
    "source" "PaymentSource" NOT NULL,
    "capture_mode" "CaptureMode" NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "state" "PaymentState" NOT NULL DEFAULT 'awaiting',
    "stripe_payment_intent_id" TEXT,
    "stripe_charge_id" TEXT,
    "balance_transaction_id" TEXT,
    "card_brand" TEXT,
    "card_last4" TEXT,
    "decline_code" TEXT,
    "facts_asked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payment_pkey" PRIMARY KEY ("branch_id","id")
);

-- CreateTable
CREATE TABLE "refund" (
    "branch_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "payment_id" UUID NOT NULL,
    "stripe_account_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "reason" "RefundReason" NOT NULL,
    "state" "RefundState" NOT NULL DEFAULT 'requested',
    "stripe_refund_id" TEXT,
    "failure_reason" TEXT,
    "requested_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "refund_pkey" PRIMARY KEY ("branch_id","id")
);

-- CreateTable
CREATE TABLE "dispute" (
    "branch_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "payment_id" UUID NOT NULL,
    "stripe_account_id" UUID NOT NULL,
    "stripe_dispute_id" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "state" "DisputeState" NOT NULL,
    "reason" TEXT NOT NULL,
    "evidence_due_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dispute_pkey" PRIMARY KEY ("branch_id","id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "branch_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "stripe_account_id" UUID NOT NULL,
    "payment_id" UUID,
    "key" TEXT NOT NULL,
    "kind" "LedgerKind" NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("branch_id","id")
);

-- CreateTable
CREATE TABLE "ledger_posting" (
    "branch_id" UUID NOT NULL,
    "entry_id" BIGINT NOT NULL,
    "line" SMALLINT NOT NULL,
    "account" "LedgerAccount" NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,

    CONSTRAINT "ledger_posting_pkey" PRIMARY KEY ("branch_id","entry_id","line")
);

-- CreateTable
CREATE TABLE "stripe_event" (
    "branch_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "stripe_account_id" UUID NOT NULL,
    "event_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "payment_intent_id" TEXT,
    "state" "StripeEventState" NOT NULL DEFAULT 'waiting',
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "handled_at" TIMESTAMPTZ(3),

    CONSTRAINT "stripe_event_pkey" PRIMARY KEY ("branch_id","id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "branch_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),
    "actor_kind" "AuditActorKind" NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "previous_hash" BYTEA,
    "hash" BYTEA NOT NULL DEFAULT ''::bytea,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("branch_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "branch_slug_key" ON "branch"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "user_email_key" ON "user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_key" ON "session"("token");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "auth_account_user_id_idx" ON "auth_account"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "auth_account_provider_id_account_id_key" ON "auth_account"("provider_id", "account_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "rate_limit_key_key" ON "rate_limit"("key");

-- CreateIndex
CREATE INDEX "membership_user_id_idx" ON "membership"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "membership_branch_id_user_id_key" ON "membership"("branch_id", "user_id");

-- CreateIndex
CREATE INDEX "staff_service_branch_id_service_id_idx" ON "staff_service"("branch_id", "service_id");

-- CreateIndex
CREATE INDEX "working_hours_branch_id_staff_member_id_idx" ON "working_hours"("branch_id", "staff_member_id");

-- CreateIndex
CREATE INDEX "schedule_exception_branch_id_staff_member_id_date_idx" ON "schedule_exception"("branch_id", "staff_member_id", "date");

-- CreateIndex
CREATE INDEX "time_off_branch_id_staff_member_id_starts_at_idx" ON "time_off"("branch_id", "staff_member_id", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "client_branch_id_phone_key" ON "client"("branch_id", "phone");

-- CreateIndex
CREATE INDEX "visit_branch_id_starts_at_idx" ON "visit"("branch_id", "starts_at");

-- CreateIndex
CREATE INDEX "visit_branch_id_client_id_idx" ON "visit"("branch_id", "client_id");

-- CreateIndex
CREATE UNIQUE INDEX "visit_branch_id_reference_key" ON "visit"("branch_id", "reference");

-- CreateIndex
CREATE INDEX "appointment_branch_id_visit_id_idx" ON "appointment"("branch_id", "visit_id");

-- CreateIndex
CREATE INDEX "appointment_branch_id_staff_member_id_starts_at_idx" ON "appointment"("branch_id", "staff_member_id", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "access_link_token_hash_key" ON "access_link"("token_hash");

-- CreateIndex
CREATE INDEX "access_link_branch_id_visit_id_idx" ON "access_link"("branch_id", "visit_id");

-- CreateIndex
CREATE UNIQUE INDEX "stripe_account_branch_id_stripe_id_livemode_key" ON "stripe_account"("branch_id", "stripe_id", "livemode");

-- CreateIndex
CREATE INDEX "payment_branch_id_visit_id_idx" ON "payment"("branch_id", "visit_id");

-- CreateIndex
CREATE INDEX "payment_branch_id_created_at_id_idx" ON "payment"("branch_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_branch_id_id_stripe_account_id_key" ON "payment"("branch_id", "id", "stripe_account_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_branch_id_stripe_account_id_stripe_payment_intent_i_key" ON "payment"("branch_id", "stripe_account_id", "stripe_payment_intent_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_branch_id_stripe_account_id_stripe_charge_id_key" ON "payment"("branch_id", "stripe_account_id", "stripe_charge_id");

-- CreateIndex
CREATE INDEX "refund_branch_id_payment_id_idx" ON "refund"("branch_id", "payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "refund_branch_id_stripe_account_id_stripe_refund_id_key" ON "refund"("branch_id", "stripe_account_id", "stripe_refund_id");

-- CreateIndex
CREATE INDEX "dispute_branch_id_payment_id_idx" ON "dispute"("branch_id", "payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "dispute_branch_id_stripe_account_id_stripe_dispute_id_key" ON "dispute"("branch_id", "stripe_account_id", "stripe_dispute_id");

-- CreateIndex
CREATE INDEX "ledger_entry_branch_id_payment_id_idx" ON "ledger_entry"("branch_id", "payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_branch_id_stripe_account_id_key_key" ON "ledger_entry"("branch_id", "stripe_account_id", "key");

-- CreateIndex
CREATE INDEX "stripe_event_branch_id_stripe_account_id_payment_intent_id_idx" ON "stripe_event"("branch_id", "stripe_account_id", "payment_intent_id");

-- CreateIndex
CREATE UNIQUE INDEX "stripe_event_branch_id_stripe_account_id_event_id_key" ON "stripe_event"("branch_id", "stripe_account_id", "event_id");

-- CreateIndex
CREATE INDEX "audit_entry_branch_id_subject_kind_subject_id_idx" ON "audit_entry"("branch_id", "subject_kind", "subject_id");

-- AddForeignKey
ALTER TABLE "branch_key" ADD CONSTRAINT "branch_key_branch_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_terms" ADD CONSTRAINT "payment_terms_branch_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "auth_account" ADD CONSTRAINT "auth_account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_branch_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_branch_id_staff_member_id_fkey" FOREIGN KEY ("branch_id", "staff_member_id") REFERENCES "staff_member"("branch_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_category" ADD CONSTRAINT "service_category_branch_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service" ADD CONSTRAINT "service_branch_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service" ADD CONSTRAINT "service_branch_id_category_id_fkey" FOREIGN KEY ("branch_id", "category_id") REFERENCES "service_category"("branch_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_member" ADD CONSTRAINT "staff_member_branch_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_service" ADD CONSTRAINT "staff_service_branch_id_staff_member_id_fkey" FOREIGN KEY ("branch_id", "staff_member_id") REFERENCES "staff_member"("branch_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_service" ADD CONSTRAINT "staff_service_branch_id_service_id_fkey" FOREIGN KEY ("branch_id", "service_id") REFERENCES "service"("branch_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "working_hours" ADD CONSTRAINT "working_hours_branch_id_staff_member_id_fkey" FOREIGN KEY ("branch_id", "staff_member_id") REFERENCES "staff_member"("branch_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "schedule_exception" ADD CONSTRAINT "schedule_exception_branch_id_staff_member_id_fkey" FOREIGN KEY ("branch_id", "staff_member_id") REFERENCES "staff_member"("branch_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "time_off" ADD CONSTRAINT "time_off_branch_id_staff_member_id_fkey" FOREIGN KEY ("branch_id", "staff_member_id") REFERENCES "staff_member"("branch_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "client" ADD CONSTRAINT "client_branch_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_branch_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_branch_id_client_id_fkey" FOREIGN KEY ("branch_id", "client_id") REFERENCES "client"("branch_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_branch_id_visit_id_fkey" FOREIGN KEY ("branch_id", "visit_id") REFERENCES "visit"("branch_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_branch_id_service_id_fkey" FOREIGN KEY ("branch_id", "service_id") REFERENCES "service"("branch_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_branch_id_staff_member_id_fkey" FOREIGN KEY ("branch_id", "staff_member_id") REFERENCES "staff_member"("branch_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_link" ADD CONSTRAINT "access_link_branch_id_visit_id_fkey" FOREIGN KEY ("branch_id", "visit_id") REFERENCES "visit"("branch_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stripe_account" ADD CONSTRAINT "stripe_account_branch_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_branch_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_branch_id_visit_id_fkey" FOREIGN KEY ("branch_id", "visit_id") REFERENCES "visit"("branch_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_branch_id_stripe_account_id_fkey" FOREIGN KEY ("branch_id", "stripe_account_id") REFERENCES "stripe_account"("branch_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_branch_id_payment_id_stripe_account_id_fkey" FOREIGN KEY ("branch_id", "payment_id", "stripe_account_id") REFERENCES "payment"("branch_id", "id", "stripe_account_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_branch_id_payment_id_stripe_account_id_fkey" FOREIGN KEY ("branch_id", "payment_id", "stripe_account_id") REFERENCES "payment"("branch_id", "id", "stripe_account_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_branch_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_branch_id_stripe_account_id_fkey" FOREIGN KEY ("branch_id", "stripe_account_id") REFERENCES "stripe_account"("branch_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_branch_id_payment_id_fkey" FOREIGN KEY ("branch_id", "payment_id") REFERENCES "payment"("branch_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_posting" ADD CONSTRAINT "ledger_posting_branch_id_entry_id_fkey" FOREIGN KEY ("branch_id", "entry_id") REFERENCES "ledger_entry"("branch_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stripe_event" ADD CONSTRAINT "stripe_event_branch_id_stripe_account_id_fkey" FOREIGN KEY ("branch_id", "stripe_account_id") REFERENCES "stripe_account"("branch_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_branch_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "branch"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
