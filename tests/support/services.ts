import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { runChild } from '#sandbox/services/child.ts'
import { startPostgresService } from '#sandbox/services/postgres-service.ts'
import { startStripeService } from '#sandbox/services/stripe-service.ts'
import { PRISTINE } from './own-database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string
    stripeOrigin: string
  }
}

// Nothing of a test has to survive a crash of the machine.
const FAST = [
  '-c',
  'fsync=off',
  '-c',
  'synchronous_commit=off',
  '-c',
  'full_page_writes=off',
  '-c',
  'max_connections=300',
]

async function keepPristine(databaseUrl: string): Promise<void> {
  const url = new URL(databaseUrl)
  const template = url.pathname.slice(1)
  url.pathname = '/postgres'
  const client = new pg.Client(url.href)
  await client.connect()
  await client.query(`create database ${PRISTINE} template ${template}`)
  await client.end()
}

/** Starts a Postgres at the last migration and a Stripe simulator for all tests of the run. */
export default async function startServices(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'zapys-tests-'))
  // As root, Postgres runs as a user of its own, who must be able to enter.
  await chmod(folder, 0o711)
  const postgres = await startPostgresService({
    folder: join(folder, 'postgres'),
    logFile: join(folder, 'postgres.log'),
    flags: FAST,
  })
  const stripe = await startStripeService({ port: 0, logFile: join(folder, 'stripe.log') })
  const migrate = join(import.meta.dirname, '..', '..', 'prisma', 'migrate.ts')
  const env = { DATABASE_URL: postgres.url }
  await runChild({ name: 'migrating', args: [migrate], env, logFile: join(folder, 'migrate.log') })
  await keepPristine(postgres.url)
  project.provide('databaseUrl', postgres.url)
  project.provide('stripeOrigin', stripe.origin)
  return async () => {
    await stripe.child.stop()
    await postgres.child.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
