import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { env } from '#lib/env.ts'
import { invariant } from '#lib/money/invariant.ts'
import { PrismaClient } from '#prisma/generated/client.ts'
import { SharedLine } from './shared-line.ts'

// Postgres cuts what takes too long. Prisma's own timer does not roll back what it cuts, so it is set far above.
const LIMITS = '-c statement_timeout=10000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=15000'
const PRISMA_TIMER_MS = 120_000

type Clients = {
  readonly pool: pg.Pool
  readonly prisma: PrismaClient
  readonly searches: SharedLine
  readonly limits: SharedLine
}

let clients: Clients | undefined

function connect(): Clients {
  const connectionString = env().DATABASE_URL.reveal()
  // Statements of a transaction that are sent together do not wait for each other's answers.
  const rules = { options: LIMITS, max: 16, application_name: 'zapys', pipeline: true }
  const pool = new WatchedPool({ connectionString, ...rules })
  // What visitors have used up may be forgotten by a crash: nobody has to wait for the disk.
  const options = `${LIMITS} -c synchronous_commit=off`
  const limits = new SharedLine({ connectionString, options, application_name: 'zapys-limits' })
  const searches = new SharedLine({ connectionString, options: LIMITS, application_name: 'zapys-searches' })
  const adapter = new PrismaPg(pool, { statementNameGenerator: ({ sql }) => nameOf(sql) })
  return { pool, prisma: new PrismaClient({ adapter }), searches, limits }
}

type Opened = { connection: pg.PoolClient | null }

const opening = new AsyncLocalStorage<Opened>()
/** Which connection a transaction has. */
const connections = new WeakMap<Transaction, pg.PoolClient>()

/** Lets whoever opens a transaction know the connection that Prisma takes for it. */
class WatchedPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>
  override connect(hand: Parameters<pg.Pool['connect']>[0]): void
  override connect(hand?: Parameters<pg.Pool['connect']>[0]): Promise<pg.PoolClient> | undefined {
    if (hand) {
      super.connect(hand)
      return
    }
    return super.connect().then((connection) => {
      const opened = opening.getStore()
      if (opened) opened.connection ??= connection
      return connection
    })
  }
}

// As Prisma reads them: a number that may be too large for JavaScript's is none.
const INT8 = 20
const TYPES: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => (oid === INT8 ? BigInt : pg.types.getTypeParser(oid, format)),
}

const MOST_NAMES = 500
const names = new Map<string, string>()

/** The name under which a connection keeps the plan of a statement; statements that vary without end have none. */
function nameOf(text: string): string {
  const known = names.get(text)
  if (known) return known
  if (names.size === MOST_NAMES) return ''
  const name = `s${names.size}`
  names.set(text, name)
  return name
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
  const opened: Opened = { connection: null }
  const begin = async (tx: Transaction) => {
    invariant(opened.connection, 'a transaction has its connection before its work begins')
    connections.set(tx, opened.connection)
    try {
      return await work(tx)
    } finally {
      // What goes on beside work that broke down must not be written after the transaction was undone.
      connections.delete(tx)
    }
  }
  return opening.run(opened, () => current().prisma.$transaction(begin, { maxWait: 10_000, timeout: PRISMA_TIMER_MS }))
}

/**
 * A statement as part of a transaction, or of none for `database()`, straight to Postgres where speed counts: Prisma's
 * engine takes several times as long. Each is planned once for each connection; what stands in `${}` is a value always.
 * Those of one transaction that are begun in one turn (`Promise.all`) are sent together, and Postgres does them in their
 * order, each seeing what those before it did.
 */
export function statementIn(tx: Transaction) {
  return async <Row extends pg.QueryResultRow>(
    parts: TemplateStringsArray,
    ...values: readonly unknown[]
  ): Promise<readonly Row[]> => {
    const text = parts.reduce((before, part, number) => `${before}$${number}${part}`)
    return runStatementIn<Row>(tx, text, values)
  }
}

/** The same with a text that was put together of several; it may hold no value. */
export async function runStatementIn<Row extends pg.QueryResultRow>(
  tx: Transaction,
  text: string,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  const query = { text, values: [...values], name: nameOf(text), types: TYPES }
  const { rows } = await connectionOf(tx).query<Row>(query)
  return rows
}

/** Never another connection than the transaction's own: what it wrote would not be undone with it. */
function connectionOf(tx: Transaction): pg.Pool | pg.PoolClient {
  const { pool, prisma } = current()
  if (tx === prisma) return pool
  const connection = connections.get(tx)
  invariant(connection, 'a transaction is opened by inTransaction')
  return connection
}

/** For pg-boss, whose statements are its own. */
export const statementsForQueue = (tx: Transaction) => ({
  executeSql: (text: string, values: readonly unknown[] = []): Promise<{ rows: unknown[] }> =>
    connectionOf(tx).query({ text, values: [...values], name: nameOf(text) }),
})

/**
 * Sends one statement straight to Postgres, without Prisma's engine, for where speed counts. One with a name is planned
 * once for each connection.
 */
export async function runStatement<Row extends pg.QueryResultRow>(
  text: string,
  values: readonly unknown[],
  name?: string,
): Promise<readonly Row[]> {
  const { rows } = await current().pool.query<Row>({ text, values: [...values], ...(name && { name }) })
  return rows
}

/** The same on a line that all share: for what is looked up, is short and locks nothing. Its rows may be others' too. */
export async function runSearch<Row extends pg.QueryResultRow>(
  text: string,
  values: readonly unknown[],
  name: string,
): Promise<readonly Row[]> {
  const { rows } = await current().searches.look<Row>({ text, values: [...values], name, types: TYPES })
  return rows
}

/** For rate-limiter-flexible, which writes its own table. */
export const lineForLimits = {
  query: (query: pg.QueryConfig): Promise<pg.QueryResult> => current().limits.query(query),
}

export async function disconnectDatabase(): Promise<void> {
  const open = clients
  clients = undefined
  await open?.prisma.$disconnect()
  await open?.pool.end()
  await open?.searches.close()
  await open?.limits.close()
}
