-- What a report without a grouping, and one by day, week or month, adds up: all of it stands in this index, a year of a
-- branch on a few pages. Every night adds its rows at another place of the table, a page for each branch and day.
create index cash_flow_day_whole on cash_flow_day (branch_id, day)
  include (livemode, side, currency, gross_minor, refunds_minor, disputes_minor, fees_minor, other_minor, payouts_minor)
  where dimension = 'whole';

-- The index alone is enough where the table's pages are known to be settled; with years in it, a fifth of it would be too
-- much to wait for.
alter table cash_flow_day set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);
