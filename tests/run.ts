// Everything there is to test, each part even if one before it failed; `npm test`. The last line counts.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { runChecks } from './check.ts'

const ROOT = join(import.meta.dirname, '..')
const RESULTS = join(ROOT, 'test-results')

/** What failed is told once more at the end, where it is still to be seen when the rest has scrolled away. */
type Count = { readonly passed: number; readonly failed: number; readonly faults: readonly string[] }

function run(args: readonly string[], more: Readonly<Record<string, string>> = {}): number {
  const { status } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...more },
  })
  return status ?? 1
}

const inModules = (...path: readonly string[]) => join(ROOT, 'node_modules', ...path)

/** A part that crashed before it could count is one failure. */
function countedBy(status: number, file: string, read: (report: never) => Count): Count {
  if (!existsSync(file)) return { passed: 0, failed: 1, faults: [`${file} was not written`] }
  const count = read(JSON.parse(readFileSync(file, 'utf8')) as never)
  if (status === 0 || count.failed > 0) return count
  return { ...count, failed: 1, faults: [`${file} tells of no failure, and yet it ended with ${status}`] }
}

async function checks(): Promise<Count> {
  const results = await runChecks()
  const faults = results.filter(({ isGood }) => !isGood).map(({ name, output }) => `${name}\n${output}`)
  return { passed: results.length - faults.length, failed: faults.length, faults }
}

type VitestReport = {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly VitestFile[]
}

type VitestFile = {
  readonly name: string
  readonly message: string
  readonly assertionResults: readonly { fullName: string; status: string; failureMessages: readonly string[] }[]
}

function vitestFaults({ name, message, assertionResults }: VitestFile): readonly string[] {
  const failed = assertionResults.filter(({ status }) => status === 'failed')
  const faults = failed.map(({ fullName, failureMessages }) => [`${name} › ${fullName}`, ...failureMessages].join('\n'))
  return message ? [`${name}\n${message}`, ...faults] : faults
}

function vitest(): Count {
  const file = join(RESULTS, 'vitest.json')
  const projects = ['house', 'unit', 'flows', 'http', 'model', 'stripe-contract'].flatMap((name) => ['--project', name])
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const status = run([inModules('vitest', 'vitest.mjs'), 'run', ...projects, ...reporters])
  return countedBy(status, file, (report: VitestReport) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    faults: report.testResults.flatMap(vitestFaults),
  }))
}

const PARTS = 8

/** Guards that tests of their own must miss: a part of them, with each commit another; `npm run test:controls` tries all. */
function controls(): Count {
  const { stdout } = spawnSync('git', ['rev-parse', '--short=6', 'HEAD'], { cwd: ROOT, encoding: 'utf8' })
  const part = `${(Number.parseInt(stdout, 16) || 0) % PARTS}/${PARTS}`
  const status = run([join(ROOT, 'tests', 'controls', 'main.ts'), '--part', part])
  return countedBy(status, join(RESULTS, 'controls.json'), (report: Count) => report)
}

function journeys(): Count {
  const file = join(RESULTS, 'journeys.json')
  const status = run([join(ROOT, 'tests', 'journeys.ts')], { ZAPYS_PICTURES: '0' })
  return countedBy(status, file, (report: { stats: { expected: number; unexpected: number; flaky: number } }) => ({
    passed: report.stats.expected,
    failed: report.stats.unexpected + report.stats.flaky,
    // Playwright itself tells at its end, which is ours, what failed.
    faults: [],
  }))
}

rmSync(RESULTS, { recursive: true, force: true })
mkdirSync(RESULTS, { recursive: true })
const counts = [await checks(), vitest(), controls(), journeys()]
const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.reduce((sum, count) => sum + count.failed, 0)
for (const fault of counts.flatMap(({ faults }) => faults)) console.log(`✗ ${fault}`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
