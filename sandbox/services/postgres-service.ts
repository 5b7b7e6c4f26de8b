import { join } from 'node:path'
import { type Child, startChild } from './child.ts'
import { untilReady } from './until-ready.ts'

export type PostgresService = { readonly url: string; readonly child: Child }

const READY = 'postgres ready '

/** Starts the Postgres of a data folder on loopback, making folder and database the first time. */
export async function startPostgresService(options: {
  readonly folder: string
  readonly logFile: string
  /** Settings for `postgres` itself. */
  readonly flags?: readonly string[]
}): Promise<PostgresService> {
  const { folder, logFile, flags = [] } = options
  const ready = Promise.withResolvers<string>()
  const child = await startChild({
    name: 'Postgres',
    args: [join(import.meta.dirname, 'run-postgres.ts'), folder, ...flags],
    logFile,
    onLine: (line) => {
      if (line.startsWith(READY)) ready.resolve(line.slice(READY.length))
    },
  })
  return { url: await untilReady(child, ready.promise), child }
}
