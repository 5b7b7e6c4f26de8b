// Brings the database of DATABASE_URL up to the last migration. Safe to run by several machines at once.
import pg from 'pg'
import { NO_FILTERS, openSchemaEngine, readMigrations } from './schema-engine.ts'

// Any number, the same for all: the lock that migrating machines wait for.
const MIGRATION_LOCK = 7_212_415

async function migrate(connectionString: string): Promise<readonly string[]> {
  const lock = new pg.Client({ connectionString })
  await lock.connect()
  try {
    await lock.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    const engine = await openSchemaEngine(connectionString)
    const migrationsList = await readMigrations()
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTERS })
    return appliedMigrationNames
  } finally {
    await lock.end()
  }
}

const url = process.env.DATABASE_URL
if (!url) {
  console.error(
    'DATABASE_URL is missing: the Postgres to migrate, like postgresql://user:password@localhost:5432/zapys',
  )
  process.exit(1)
}
const applied = await migrate(url)
for (const name of applied) console.log(`applied ${name}`)
console.log(applied.length === 0 ? 'the database is up to date' : `${applied.length} applied`)
// The engine's connection has no way to be closed.
process.exit(0)
