-- Payments whose fee Stripe has not told yet: a few of the last days, whatever years lie behind them. A report lists them.
create index payment_fee_unknown on payment (branch_id)
  where balance_transaction_id is null and state in ('paid', 'partly_refunded', 'refunded');
