-- Staff look for a payment by any part of a name, an address or a phone number, among years of them.
create extension if not exists pg_trgm;

create index visit_contact_search on visit
  using gin (contact_name gin_trgm_ops, contact_email gin_trgm_ops, contact_phone gin_trgm_ops);
create index payment_of_card on payment (branch_id, card_last4, created_at desc, id desc);
create index payment_of_charge on payment (stripe_charge_id);
create index payment_in_state on payment (branch_id, state, created_at desc, id desc);
create index payment_from_source on payment (branch_id, source, created_at desc, id desc);
