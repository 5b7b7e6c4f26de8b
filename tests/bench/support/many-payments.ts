import pg from 'pg'

const FIRST_NAMES = `array['Anna','Maria','Olena','Sofia','Iryna','Julia','Kateryna','Oksana','Natalia','Viktoria']`

/**
 * Fills a salon with so many paid visits over five years, each as the app would have left it: a client, a visit with
 * its appointment, a payment, the charge and the fee in the ledger; one in fifty refunded. Guards that compare rows
 * one by one are asleep meanwhile: what is written is right, and there are millions of it.
 */
export async function insertManyPayments(databaseUrl: string, { slug, count }: { slug: string; count: number }) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(`set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB'`)
  await client.query(`
    create temporary table bench_salon as
    select b.id as branch_id, b.currency, a.id as account_id,
      (select array_agg(s.id order by s.id) from service s where s.branch_id = b.id) as services,
      (select array_agg(m.id order by m.id) from staff_member m where m.branch_id = b.id) as staff
    from branch b join stripe_account a on a.branch_id = b.id where b.slug = '${slug}' limit 1`)
  await client.query(`
    insert into client (branch_id, id, name, phone, email, locale)
    select branch_id, gen_random_uuid(), (${FIRST_NAMES})[1 + n % 10] || ' Client' || n,
      '+48' || (500000000 + n), 'client' || n || '@example.com', 'uk'
    from bench_salon, generate_series(1, ${count} / 20) n`)
  await client.query(`
    create temporary table bench_row as
    select n, gen_random_uuid() as visit_id, gen_random_uuid() as payment_id,
      date_trunc('milliseconds', now() - n * interval '5 years' / ${count}) as at,
      c.id as client_id, c.name, c.phone, c.email, n % 50 = 0 as is_refunded
    from generate_series(1, ${count}) n
    join (select row_number() over (order by id) as number, client.* from client, bench_salon
      where client.branch_id = bench_salon.branch_id) c on c.number = 1 + n % (${count} / 20)`)
  await client.query(`
    insert into visit (branch_id, id, reference, client_id, state, source, locale, contact_name, contact_phone,
      contact_email, starts_at, ends_at, total_minor, currency, payment_state, agreed_terms, created_at)
    select branch_id, visit_id, 'B' || n, client_id, 'completed', 'form', 'uk', name, phone, email,
      at + interval '1 day', at + interval '1 day 1 hour', 18000, currency,
      case when is_refunded then 'refunded' else 'paid' end::"VisitPaymentState",
      '{"version":1,"freeHours":24,"fee":{"kind":"none"}}', at
    from bench_row, bench_salon`)
  await client.query(`
    insert into appointment (branch_id, visit_id, service_id, staff_member_id, service_name, position, starts_at,
      ends_at, busy_until, live, price_minor, due_minor, currency, payment_status)
    select branch_id, visit_id, services[1 + n % cardinality(services)], staff[1 + n % cardinality(staff)], 'Haircut', 0,
      at + interval '1 day', at + interval '1 day 1 hour', at + interval '1 day 1 hour', false, 18000, 18000, currency,
      'required'
    from bench_row, bench_salon`)
  await client.query(`
    insert into payment_link (branch_id, id, visit_id, currency, made_by_id, created_at)
    select branch_id, payment_id, visit_id, currency, gen_random_uuid(), at from bench_row, bench_salon where n % 10 = 0`)
  await client.query(`
    insert into payment (branch_id, id, visit_id, stripe_account_id, source, payment_link_id, capture_mode, amount_minor, currency, state,
      stripe_payment_intent_id, stripe_charge_id, balance_transaction_id, card_brand, card_last4, facts_asking, created_at)
    select branch_id, payment_id, visit_id, account_id, case when n % 10 = 0 then 'link' else 'form' end::"PaymentSource",
      case when n % 10 = 0 then payment_id end, 'at_booking', 18000, currency, case when is_refunded then 'refunded' else 'paid' end::"PaymentState",
      'pi_bench_' || n, 'ch_bench_' || n, 'txn_bench_' || n, 'visa', lpad((n % 9973)::text, 4, '0'), n, at
    from bench_row, bench_salon`)
  for (const { key, kind, settles, postings, where } of MOVEMENTS) {
    const lines = Object.entries(postings).map(([account, amount], line) => `(${line}, '${account}', ${amount})`)
    await client.query(`
      with entry as (
        insert into ledger_entry (branch_id, stripe_account_id, payment_id, key, kind, settles, occurred_at, recorded_at)
        select branch_id, account_id, payment_id, '${key}' || n, '${kind}', '${settles}' || n, at, at
        from bench_row, bench_salon where ${where}
        returning branch_id, id)
      insert into ledger_posting (branch_id, entry_id, line, account, amount_minor, currency)
      select entry.branch_id, id, line, account::"LedgerAccount", minor, currency
      from entry, bench_salon, (values ${lines}) as p (line, account, minor)`)
  }
  await client.query(`
    insert into refund (branch_id, payment_id, stripe_account_id, amount_minor, currency, reason, state,
      stripe_refund_id, balance_transaction_id, created_at, settled_at)
    select branch_id, payment_id, account_id, 18000, currency, 'requested_by_client', 'succeeded', 're_bench_' || n,
      'txn_refund_' || n, at, at from bench_row, bench_salon where is_refunded`)
  await client.query('drop table bench_row; drop table bench_salon; analyze')
  await client.end()
}

const MOVEMENTS = [
  {
    ...{ key: 'charge:ch_bench_', kind: 'charge', settles: '', where: 'true' },
    postings: { client: -18_000, unsettled: 18_000 },
  },
  {
    ...{ key: 'settlement:txn_bench_', kind: 'settlement', settles: 'charge:ch_bench_', where: 'true' },
    postings: { unsettled: -18_000, stripe_balance: 17_630, fees: 370 },
  },
  {
    ...{ key: 'refund:re_bench_', kind: 'refund', settles: '', where: 'is_refunded' },
    postings: { unsettled: -18_000, client: 18_000 },
  },
  {
    ...{ key: 'settlement:txn_refund_', kind: 'settlement', settles: 'refund:re_bench_', where: 'is_refunded' },
    postings: { unsettled: 18_000, stripe_balance: -18_000 },
  },
] as const
