-- An event that came in the very millisecond before Stripe was asked would have stayed in the inbox.
ALTER TABLE "stripe_event" ALTER COLUMN "received_at" SET DATA TYPE TIMESTAMPTZ(6);
