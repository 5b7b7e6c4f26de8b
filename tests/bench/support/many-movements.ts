import pg from 'pg'

export const BRANCHES = 50
/** A branch of its own with a million lines of ledger, for files. */
export const FILE_BRANCH = 'bench-file'
const PER_DAY = 11
const LINES_OF_MOVEMENT = 5
const FILE_DAYS = 365

/** So many lines of ledger are a year of fifty branches. */
export const LINES_OF_YEAR = BRANCHES * 365 * PER_DAY * LINES_OF_MOVEMENT

/**
 * A ledger of years in fifty branches: eleven paid and settled payments a day in each, five lines of ledger to a
 * payment, with the days of the reports beside it as nightly folding has left them, today's not folded yet. Triggers
 * and foreign keys are asleep meanwhile: what is written is what they would have written, and the proof of the bench
 * compares it. Of the first branch the payments are there too; of the others no report reads them.
 */
export class ManyMovements {
  readonly #client: pg.Client

  constructor(databaseUrl: string) {
    this.#client = new pg.Client({ connectionString: databaseUrl })
  }

  async begin(): Promise<void> {
    await this.#client.connect()
    await this.#run(`set session_replication_role = replica; set synchronous_commit = off; set work_mem = '256MB';
      create temporary table bench_branch as
      select n as number, case when n = 0 then '${FILE_BRANCH}' else 'bench-' || n end as slug, gen_random_uuid() as branch_id,
        gen_random_uuid() as account_id, array(select gen_random_uuid() from generate_series(1, 8 + n * 0)) as services,
        array(select gen_random_uuid() from generate_series(1, 6 + n * 0)) as staff
      from generate_series(0, ${BRANCHES}) n;
      insert into branch (id, slug, name, country, currency, time_zone, cash_flow_zone, locale)
      select branch_id, slug, slug, 'DE', 'EUR', 'Europe/Berlin', 'Europe/Berlin', 'en' from bench_branch;
      insert into stripe_account (branch_id, id, stripe_id, livemode, country, default_currency, display_name,
        publishable_key, secret_key, secret_key_hint)
      select branch_id, account_id, 'acct_bench' || number, true, 'DE', 'EUR', slug, 'pk_live_x', '', 'xxxx' from bench_branch`)
  }

  /** The year that ended so many years ago, of every branch. */
  async insertYear(yearsAgo: number): Promise<void> {
    await this.#makeMovements(`number > 0`, { from: yearsAgo * 365, days: 365 })
    await this.#writeLedger()
    await this.#run(`insert into payment (branch_id, id, visit_id, stripe_account_id, source, capture_mode, amount_minor,
        currency, state, stripe_payment_intent_id, stripe_charge_id, balance_transaction_id, created_at)
      select branch_id, payment_id, payment_id, account_id, source::"PaymentSource", 'at_booking', minor, 'EUR', 'paid',
        'pi_bench_' || n, 'ch_bench_' || n, case when n % 400 > 0 or day < current_date - 3 then 'txn_bench_' || n end, at
      from bench_movement where payment_id is not null;
      insert into payment_part (branch_id, payment_id, position, service_id, staff_member_id, amount_minor)
      select branch_id, payment_id, 0, service_id, staff_id, minor from bench_movement where payment_id is not null;
      insert into cash_flow_day (branch_id, stripe_account_id, livemode, day, side, currency, dimension, value,
        gross_minor, refunds_minor, disputes_minor, fees_minor, other_minor, payouts_minor, fresh)
      select branch_id, account_id, true, day, s.side::"CashFlowSide", 'EUR', d.dimension::"CashFlowDimension", d.value,
        sum(minor), 0, 0, sum(s.fee), 0, 0, day = current_date
      from bench_movement, lateral (values ('client', 0), ('balance', fee)) s (side, fee),
        lateral (values ('whole', ''), ('source', source), ('status', 'paid'), ('service', service_id::text),
          ('staff_member', staff_id::text)) d (dimension, value)
      -- Every night adds its day, branch by branch: a branch's rows lie as far apart as they do in a real one.
      group by branch_id, account_id, day, s.side, d.dimension, d.value, case when day = current_date then n end
      order by day, branch_id, d.dimension`)
  }

  /** The million lines of the branch for files. */
  async insertFile(): Promise<void> {
    await this.#makeMovements('number = 0', { from: 0, days: FILE_DAYS, times: 50 })
    await this.#writeLedger()
  }

  async end(): Promise<void> {
    await this.#run(`select setval(pg_get_serial_sequence('ledger_entry', 'id'), (select max(id) from ledger_entry));
      analyze ledger_entry; analyze ledger_posting; analyze payment`)
    // As autovacuum leaves it: what has lain for long is known to be settled. It runs in no transaction.
    await this.#run('vacuum analyze cash_flow_day')
  }

  async close(): Promise<void> {
    await this.#client.end()
  }

  #run(sql: string): Promise<unknown> {
    return this.#client.query(sql)
  }

  async #makeMovements(which: string, { from, days, times = 1 }: { from: number; days: number; times?: number }) {
    await this.#run(`drop table if exists bench_movement;
      create temporary table bench_movement as
      select m.*, minor * 3 / 100 + 25 as fee, case when number = 1 then gen_random_uuid() end as payment_id,
        case when n % 10 = 0 then 'fee' else 'form' end as source,
        services[1 + n % 8] as service_id, staff[1 + n % 6] as staff_id
      from (
        select b.*, current_date - ago as day, (ago * ${BRANCHES + 1}::bigint + number) * ${PER_DAY * 50} + k as n,
          3000 + k * 7919 % 9000 as minor,
          ((current_date - ago)::timestamp + interval '9 hours' + k % 600 * interval '1 minute') at time zone 'Europe/Berlin' as at
        from bench_branch b, generate_series(${from + days - 1}, ${from}, -1) ago, generate_series(0, ${PER_DAY * times - 1}) k
        where ${which}
      ) m`)
  }

  async #writeLedger(): Promise<void> {
    for (const { key, kind, settles, odd, postings } of MOVEMENTS) {
      const lines = postings.map(([account, amount], line) => `(${line}, '${account}', ${amount})`)
      await this.#run(`
        insert into ledger_entry (branch_id, id, stripe_account_id, payment_id, key, kind, settles, occurred_at, recorded_at)
        select branch_id, n * 2 + ${odd}, account_id, payment_id, '${key}' || n, '${kind}', ${settles}, at, at from bench_movement;
        insert into ledger_posting (branch_id, entry_id, line, account, amount_minor, currency)
        select branch_id, n * 2 + ${odd}, p.line, p.account::"LedgerAccount", p.minor, 'EUR'
        from bench_movement, lateral (values ${lines}) as p (line, account, minor)`)
    }
  }
}

const MOVEMENTS = [
  {
    ...{ key: 'charge:ch_bench_', kind: 'charge', settles: 'null', odd: 0 },
    postings: [
      ['client', '-minor'],
      ['unsettled', 'minor'],
    ],
  },
  {
    ...{ key: 'settlement:txn_bench_', kind: 'settlement', settles: `'charge:ch_bench_' || n`, odd: 1 },
    postings: [
      ['unsettled', '-minor'],
      ['stripe_balance', 'minor - fee'],
      ['fees', 'fee'],
    ],
  },
] as const
