import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import { type MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm'

const folder = import.meta.dirname
const schemaPath = join(folder, 'schema.prisma')
const migrationsFolder = join(folder, 'migrations')

/** Tables and enums that are not ours, such as the job queue's, live in schemas of their own. */
export const NO_FILTERS = { externalTables: [], externalEnums: [] }

/** Prisma's own adapter cuts a script at each semicolon, also inside a function's body; Postgres takes it whole, in one transaction. */
class WholeScripts extends PrismaPg {
  override async connect() {
    const adapter = await super.connect()
    adapter.executeScript = async (script) => void (await adapter.underlyingDriver().query(script))
    return adapter
  }
}

/** Opens Prisma's own migration engine on a database; it runs as WebAssembly, so nothing is downloaded. */
export async function openSchemaEngine(connectionString: string): Promise<SchemaEngine> {
  const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScripts({ connectionString }))
  return SchemaEngine.new({ datamodels: [['schema.prisma', await readSchema()]] }, () => {}, adapter)
}

export function readSchema(): Promise<string> {
  return readFile(schemaPath, 'utf8')
}

/** Reads the migrations' folders in the order of their names. */
export async function readMigrations(): Promise<MigrationList> {
  const entries = existsSync(migrationsFolder) ? await readdir(migrationsFolder, { withFileTypes: true }) : []
  const names = entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort()
  const directories = names.map(async (name) => ({
    path: name,
    migrationFile: {
      path: 'migration.sql',
      content: { tag: 'ok' as const, value: await readFile(join(migrationsFolder, name, 'migration.sql'), 'utf8') },
    },
  }))
  return {
    baseDir: migrationsFolder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(directories),
  }
}
