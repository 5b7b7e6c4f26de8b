import pg from 'pg'
import type { BenchWorld, ConnectedAccount } from './bench-world.ts'
import type { LeanConnection } from './lean-connection.ts'
import { timedLoad } from './timed-load.ts'

export type PaidIntent = {
  readonly account: ConnectedAccount
  readonly paymentIntentId: string
  readonly chargeId: string
}

const orderOf = ({ currency }: ConnectedAccount) =>
  `amount=5000&currency=${currency}&allowed_payment_method_types[0]=card`
const CONNECTIONS = 8

let calls = 0

function call(connection: LeanConnection, secretKey: string, path: string, body: string): Promise<string> {
  calls += 1
  const headers = [
    `authorization: Bearer ${secretKey}`,
    'content-type: application/x-www-form-urlencoded',
    'stripe-version: 2026-10-28.endive',
    `idempotency-key: bench-${calls}`,
  ]
  return connection.post({ path, body, headers: `${headers.join('\r\n')}\r\n` })
}

export type Wave = {
  readonly world: BenchWorld
  /** Whose payments they are, one after another. */
  readonly accounts: readonly ConnectedAccount[]
  readonly count: number
  /** Keeps waves apart. */
  readonly number: number
}

/** So many payments that clients have made at Stripe, and that our books have as awaited. */
export async function makePaidIntents(wave: Wave): Promise<readonly PaidIntent[]> {
  const { world, accounts, count } = wave
  const intents: PaidIntent[] = []
  let next = 0
  await timedLoad({
    origin: world.stripeOrigin,
    connections: CONNECTIONS,
    round: async (connection) => {
      const account = accounts[next++ % accounts.length]
      if (next > count || !account) return false
      const ask = async (path: string, body: string) =>
        JSON.parse(await call(connection, account.secretKey, path, body))
      const made: { id: string } = await ask('/v1/payment_intents', orderOf(account))
      const paid: { latest_charge: string } = await ask(
        `/v1/payment_intents/${made.id}/confirm`,
        'payment_method=pm_card_visa',
      )
      intents.push({ account, paymentIntentId: made.id, chargeId: paid.latest_charge })
      return true
    },
  })
  await insertAwaited(wave, intents)
  return intents
}

/** Visits on hold, each with an hour of its own, and a payment of each that waits for its client. */
async function insertAwaited({ world, accounts, number }: Wave, intents: readonly PaidIntent[]) {
  const client = new pg.Client(world.databaseUrl)
  await client.connect()
  for (const { id } of accounts) {
    const ids = intents.filter(({ account }) => account.id === id).map(({ paymentIntentId }) => paymentIntentId)
    await client.query(INSERT_AWAITED, [ids, number, id])
  }
  await client.end()
}

const INSERT_AWAITED = `with salon as (
    select s.branch_id, s.id as stripe_account_id, s.default_currency as currency, c.id as client_id,
      (select id from service v where v.branch_id = s.branch_id limit 1) as service_id,
      (select id from staff_member m where m.branch_id = s.branch_id limit 1) as staff_member_id
    from stripe_account s,
      lateral (select gen_random_uuid() as id) c
    where s.stripe_id = $3
  ), client as (
    insert into client (branch_id, id, name, phone, email, locale)
    select branch_id, client_id, 'Bench', '+4860000' || $2::int, 'bench@example.com', 'en' from salon
  ), wanted as (
    select salon.*, gen_random_uuid() as visit_id, intent, number,
      date_trunc('hour', now()) + make_interval(hours => number::int, days => 10000 * $2::int) as starts_at
    from salon, unnest($1::text[]) with ordinality as intents (intent, number)
  ), visit as (
    insert into visit (branch_id, id, reference, client_id, state, source, locale, contact_name, contact_phone,
      contact_email, starts_at, ends_at, total_minor, currency, hold_expires_at, agreed_terms)
    select branch_id, visit_id, 'B' || $2::int || 'N' || number, client_id, 'on_hold', 'form', 'en', 'Bench',
      '+48600000000', 'bench@example.com', starts_at, starts_at + interval '1 hour', 5000, currency,
      now() + interval '1 hour', '{"version":1,"freeHours":24,"fee":{"kind":"none"}}'
    from wanted
    returning branch_id, id
  ), appointment as (
    insert into appointment (branch_id, visit_id, service_id, staff_member_id, service_name, position, starts_at,
      ends_at, busy_until, price_minor, due_minor, currency, payment_status)
    select wanted.branch_id, visit.id, service_id, staff_member_id, 'Cut', 0, starts_at, starts_at + interval '1 hour',
      starts_at + interval '1 hour', 5000, 5000, currency, 'required'
    from wanted join visit on visit.id = wanted.visit_id
  )
  insert into payment (branch_id, visit_id, stripe_account_id, source, capture_mode, amount_minor, currency,
    stripe_payment_intent_id)
  select wanted.branch_id, visit.id, stripe_account_id, 'form', 'at_booking', 5000, currency, intent
  from wanted join visit on visit.id = wanted.visit_id`
