import { randomUUID } from 'node:crypto'
import pg from 'pg'

/** The database as it was before the first test, kept for copies. */
export const PRISTINE = 'pristine'

export type OwnDatabase = { readonly name: string; readonly url: string; readonly adminUrl: string }

/** A database that no other file of tests touches, to which the app of the test is pointed before it is used. */
export async function anOwnDatabase(): Promise<OwnDatabase> {
  const adminUrl = process.env.DATABASE_URL ?? ''
  const name = `own_${randomUUID().replaceAll('-', '')}`
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  await client.query(`create database ${name} template ${PRISTINE}`)
  await client.end()
  const url = new URL(adminUrl)
  url.pathname = name
  process.env.DATABASE_URL = url.href
  return { name, url: url.href, adminUrl }
}
