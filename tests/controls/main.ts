// Switches each guard off in turn, and wants the test that is about it to fail; with all of them on, each must pass.
// What is not noticed is not guarded. The sources stay as they are: guards in TypeScript are replaced while they are
// read, guards in the database are taken out of a copy. The last line counts.
import { mkdirSync, writeFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { startVitest } from 'vitest/node'
import { runChild, stopChildren } from '#sandbox/services/child.ts'
import { startPostgresService } from '#sandbox/services/postgres-service.ts'
import { startStripeService } from '#sandbox/services/stripe-service.ts'
import { type Control, standsOnce } from './control.ts'
import { CONTROLS } from './controls.ts'
import { withoutGuard } from './without-guard.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const RESULTS = join(ROOT, 'test-results', 'controls')
const AT_ONCE = 2
// Only the guards that have these words, while one is worked on; `npm test` tries a part of them, with each commit
// another one.
const { values, positionals } = parseArgs({
  options: { part: { type: 'string', default: '0/1' } },
  allowPositionals: true,
})
const [words = ''] = positionals
const [part = 0, parts = 1] = values.part.split('/').map(Number)
const TRIED = CONTROLS.filter(({ guard }, index) => guard.includes(words) && index % parts === part)
const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300']

type Services = { readonly databaseUrl: string; readonly stripeOrigin: string }
type TestResult = { readonly title: string; readonly state: string }

const literally = (name: string) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Runs the tests of these controls with at most one guard off. Says how each went. */
async function runTests(
  controls: readonly Control[],
  services: Services,
  off?: Control['source'],
): Promise<readonly TestResult[]> {
  const results: TestResult[] = []
  const runner = await startVitest(
    'test',
    [...new Set(controls.map(({ test }) => test.file))],
    {
      ...{ root: ROOT, config: false, watch: false, passWithNoTests: true },
      include: ['tests/{unit,flows,http}/**/*.test.ts'],
      setupFiles: ['app-env', 'loud', 'next-stand-ins'].map((name) => `tests/support/${name}.ts`),
      testNamePattern: new RegExp(`^(${controls.map(({ test }) => literally(test.name)).join('|')})$`),
      // Tests are found by their whole names.
      taskTitleValueFormatTruncate: 0,
      testTimeout: 20_000,
      provide: services,
      reporters: [
        {
          onTestCaseResult: (test) => {
            const { state, errors = [] } = test.result()
            results.push({ title: test.name, state })
            if (!off) for (const { message, stack } of errors) console.log(`${test.name}: ${stack ?? message}`)
          },
        },
      ],
    },
    {
      plugins: off ? [withoutGuard(off)] : [],
      resolve: { alias: { 'server-only': join(ROOT, 'node_modules', 'server-only', 'empty.js') } },
    },
  )
  await runner.close()
  return results
}

/** What is wrong with a control; null for one whose test fails as it should. */
async function findFault(control: Control, services: Services): Promise<string | null> {
  const { source, test } = control
  if (!standsOnce(control)) return `${source?.file} does not have its snippet exactly once`
  const results = await runTests([control], await withoutRule(control, services), source)
  const result = results.find(({ title }) => title === test.name)
  if (!result) return `there is no test “${test.name}” in ${test.file}`
  if (result.state !== 'failed') return `“${test.name}” is ${result.state} without it`
  return null
}

/** A copy of the database of its own, without the rule where the guard is one. */
async function withoutRule({ guard, sql }: Control, services: Services): Promise<Services> {
  const name = `control_${CONTROLS.findIndex((control) => control.guard === guard)}`
  const url = new URL(services.databaseUrl)
  const template = url.pathname.slice(1)
  url.pathname = '/postgres'
  await query(url.href, `create database ${name} template ${template}`)
  url.pathname = `/${name}`
  if (sql) await query(url.href, sql)
  return { ...services, databaseUrl: url.href }
}

async function query(databaseUrl: string, sql: string): Promise<void> {
  const client = new pg.Client(databaseUrl)
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

async function startServices(folder: string): Promise<Services> {
  await chmod(folder, 0o711)
  const flags = FAST.flatMap((flag) => ['-c', flag])
  const logFile = (name: string) => join(folder, `${name}.log`)
  const postgres = await startPostgresService({ folder: join(folder, 'postgres'), logFile: logFile('postgres'), flags })
  const stripe = await startStripeService({ port: 0, logFile: logFile('stripe') })
  const migrate = join(ROOT, 'prisma', 'migrate.ts')
  const env = { DATABASE_URL: postgres.url }
  await runChild({ name: 'migrating', args: [migrate], env, logFile: logFile('migrate') })
  return { databaseUrl: postgres.url, stripeOrigin: stripe.origin }
}

const folder = await mkdtemp(join(tmpdir(), 'zapys-controls-'))
mkdirSync(RESULTS, { recursive: true })
const faults: string[] = []
try {
  const services = await startServices(folder)
  const results = await runTests(TRIED, services)
  for (const { test } of TRIED) {
    const isGood = results.some(({ title, state }) => title === test.name && state === 'passed')
    if (!isGood) faults.push(`“${test.name}” does not pass with every guard on`)
  }
  const left = [...TRIED]
  const work = async () => {
    for (let control = left.shift(); control; control = left.shift()) {
      const fault = await findFault(control, services)
      console.log(`${fault ? '✗' : '✓'} ${control.guard}`)
      if (fault) faults.push(`${control.guard}: ${fault}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
} finally {
  await stopChildren()
  await rm(folder, { recursive: true, force: true })
}
for (const fault of faults) console.log(`✗ ${fault}`)
const counts = { passed: Math.max(0, TRIED.length - faults.length), failed: faults.length, faults }
writeFileSync(`${RESULTS}.json`, JSON.stringify(counts))
console.log(`${counts.passed} guards are noticed, ${counts.failed} are not`)
process.exitCode = faults.length === 0 ? 0 : 1
