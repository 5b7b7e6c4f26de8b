import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runChild } from '#sandbox/services/child.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const SOURCES = ['app', 'components', 'lib', 'messages', 'prisma/generated', 'public']
const FILES = ['package-lock.json', 'next.config.mjs', 'tsconfig.json', 'proxy.ts', 'instrumentation.ts']
const STAMP = join(ROOT, '.next', 'zapys-sources')

/** Builds the app, unless the build that is there was made from these very sources. Says whether it built. */
export async function buildApp(logFile: string): Promise<boolean> {
  const sources = await hashSources()
  if (existsSync(STAMP) && (await readFile(STAMP, 'utf8')) === sources) return false
  await runChild({
    name: 'next build',
    args: [join(ROOT, 'node_modules', 'next', 'dist', 'bin', 'next'), 'build'],
    env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    logFile,
  })
  await writeFile(STAMP, sources)
  return true
}

async function hashSources(): Promise<string> {
  const hash = createHash('sha256')
  const files = await Promise.all(SOURCES.map((folder) => listFiles(folder)))
  for (const file of [...files.flat(), ...FILES].sort()) {
    hash.update(file).update(await readFile(join(ROOT, file)))
  }
  return hash.digest('hex')
}

async function listFiles(folder: string): Promise<readonly string[]> {
  if (!existsSync(join(ROOT, folder))) return []
  const entries = await readdir(join(ROOT, folder), { withFileTypes: true, recursive: true })
  return entries.flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name).slice(ROOT.length + 1)] : []))
}
