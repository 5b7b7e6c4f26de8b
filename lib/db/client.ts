import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { env } from '#lib/env.ts'
import { PrismaClient } from '#prisma/generated/client.ts'

// Postgres cuts what takes too long. Prisma's own timer does not roll back what it cuts, so it is set far above.
const LIMITS = '-c statement_timeout=10000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=15000'
const PRISMA_TIMER_MS = 120_000

type Clients = { readonly pool: pg.Pool; readonly prisma: PrismaClient; readonly limits: pg.Pool }

let clients: Clients | undefined

function connect(): Clients {
  const connectionString = env().DATABASE_URL.reveal()
  const pool = new pg.Pool({ connectionString, options: LIMITS, max: 16, application_name: 'zapys' })
  // What visitors have used up may be forgotten by a crash: nobody has to wait for the disk.
  const options = `${LIMITS} -c synchronous_commit=off`
  const limits = new pg.Pool({ connectionString, options, max: 4, application_name: 'zapys-limits' })
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }), limits }
}

function current(): Clients {
  clients ??= connect()
  return clients
}

/** A transaction that a flow has opened; functions of this room take it so that they are part of it. */
export type Transaction = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$extends' | '$transaction'>

/** Runs outside any transaction. */
export function database(): Transaction {
  return current().prisma
}

/** For better-auth's own adapter, which keeps its tables itself. */
export function prismaForAuth(): PrismaClient {
  return current().prisma
}

/** Runs `work` as one transaction: all of it happens or none. No network inside it. */
export function inTransaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  return current().prisma.$transaction(work, { maxWait: 10_000, timeout: PRISMA_TIMER_MS })
}

/**
 * Sends one statement straight to Postgres, without Prisma's engine, for where speed counts: the webhook's door and the
 * search for free times. One with a name is planned once for each connection.
 */
export async function runStatement<Row extends pg.QueryResultRow>(
  text: string,
  values: readonly unknown[],
  name?: string,
): Promise<readonly Row[]> {
  const { rows } = await current().pool.query<Row>({ text, values: [...values], ...(name && { name }) })
  return rows
}

/** For rate-limiter-flexible, which writes its own table. */
export const poolForLimits = {
  query: (query: pg.QueryConfig): Promise<pg.QueryResult> => current().limits.query(query),
}

export async function disconnectDatabase(): Promise<void> {
  const open = clients
  clients = undefined
  await open?.prisma.$disconnect()
  await open?.pool.end()
  await open?.limits.end()
}
