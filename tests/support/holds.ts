import pg from 'pg'
import { demoAddresses } from './demo.ts'

/** The hold of a client's visit has so many seconds left, as if its quarter of an hour had passed by. */
export async function shortenHold(email: string, seconds: number): Promise<void> {
  await ask(`update visit set hold_expires_at = now() + $2 * interval '1 second' where contact_email = $1`, [
    email,
    seconds,
  ])
}

/** The hold is over and its time is free, but Stripe has not heard of it: what was begun can still be paid. */
export async function releaseUnheard(email: string): Promise<void> {
  await sweepIsOver()
  await ask(`update visit set hold_expires_at = now(), state = 'expired' where contact_email = $1`, [email])
}

async function ask(sql: string, values: readonly (string | number)[]): Promise<void> {
  const client = new pg.Client({ connectionString: demoAddresses().database })
  await client.connect()
  const { rowCount } = await client.query(sql, [...values]).finally(() => client.end())
  if (rowCount !== 1) throw new Error(`${rowCount} visits, not one: ${sql}`)
}

const SWEEP_MS = 10 * 60_000
const ITS_TIME_MS = 20_000

/** Every ten minutes the app ends such payments by itself; whoever wants to see one needs the time between. */
async function sweepIsOver(): Promise<void> {
  const since = (Date.now() + ITS_TIME_MS) % SWEEP_MS
  if (since < 2 * ITS_TIME_MS) await new Promise((resolve) => setTimeout(resolve, 2 * ITS_TIME_MS - since))
}
