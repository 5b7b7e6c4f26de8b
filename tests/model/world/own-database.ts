import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { runChild } from '#sandbox/services/child.ts'

export type OwnDatabase = { readonly name: string; readonly url: string; readonly adminUrl: string }

/** A database that no other file of tests touches, to which the app of the test is pointed before it is used. */
export async function anOwnDatabase(): Promise<OwnDatabase> {
  const adminUrl = process.env.DATABASE_URL ?? ''
  const name = `model_${randomUUID().replaceAll('-', '')}`
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  const url = new URL(adminUrl)
  url.pathname = name
  const migrate = join(import.meta.dirname, '..', '..', '..', 'prisma', 'migrate.ts')
  const env = { DATABASE_URL: url.href }
  await runChild({ name: 'migrating', args: [migrate], env, logFile: join(tmpdir(), `${name}.log`) })
  process.env.DATABASE_URL = url.href
  return { name, url: url.href, adminUrl }
}
