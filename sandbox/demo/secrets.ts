import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Secrets of one demo, as the environment's variables name them. */
export type DemoSecrets = { readonly AUTH_SECRET: string; readonly ENCRYPTION_KEYS: string }

/** The demo's own secrets, made on its first run and kept with its data. */
export async function demoSecrets(file: string): Promise<DemoSecrets> {
  if (existsSync(file)) return JSON.parse(await readFile(file, 'utf8'))
  const secrets = {
    AUTH_SECRET: randomBytes(32).toString('base64'),
    ENCRYPTION_KEYS: `1:${randomBytes(32).toString('base64')}`,
  }
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, JSON.stringify(secrets), { mode: 0o600 })
  return secrets
}
