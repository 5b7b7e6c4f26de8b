// Writes the SQL between the schema of the last migration and schema.prisma into a new migration, and keeps the
// schema beside it for the next one. What the schema cannot say (checks, triggers, exclusion constraints) is
// added to that SQL by hand. Any Postgres in DATABASE_URL will do: the engine only asks for its version.
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { NO_FILTERS, openSchemaEngine, readMigrations, readSchema } from './schema-engine.ts'

const SNAPSHOT = 'schema.prisma'

async function readLastSchema(): Promise<string | undefined> {
  const { baseDir, migrationDirectories } = await readMigrations()
  const last = migrationDirectories.at(-1)
  return last && (await readFile(join(baseDir, last.path, SNAPSHOT), 'utf8'))
}

const schemaFiles = (content: string) => ({ tag: 'schemaDatamodel' as const, files: [{ path: SNAPSHOT, content }] })

const url = process.env.DATABASE_URL
const [name] = process.argv.slice(2)
if (!url || !name || !/^[a-z0-9_]+$/.test(name)) {
  console.error('usage: DATABASE_URL=postgresql://… npm run db:new-migration -- <name_in_snake_case>')
  process.exit(1)
}
const engine = await openSchemaEngine(url)
const from = await readLastSchema()
const to = await readSchema()
const { stdout } = await engine.diff({
  from: from ? schemaFiles(from) : { tag: 'empty' },
  to: schemaFiles(to),
  script: true,
  exitCode: null,
  filters: NO_FILTERS,
})
const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
const folder = join(import.meta.dirname, 'migrations', `${stamp}_${name}`)
await mkdir(folder, { recursive: true })
await writeFile(join(folder, 'migration.sql'), stdout ?? '')
await writeFile(join(folder, SNAPSHOT), to)
console.log(`wrote ${folder}`)
process.exit(0)
