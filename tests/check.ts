// Format, lint, types, house and dead code, side by side; `npm run check`.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

export type CheckResult = { readonly name: string; readonly isGood: boolean; readonly output: string }

type Check = { readonly name: string; readonly commands: readonly (readonly [script: string, ...args: string[]])[] }

const ROOT = join(import.meta.dirname, '..')

const CHECKS: readonly Check[] = [
  { name: 'format and lint', commands: [['@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']] },
  {
    name: 'types',
    commands: [
      // Next's types of pages and routes are checked too; those of an old build would be wrong.
      ['next/dist/bin/next', 'typegen'],
      ['typescript/bin/tsc', '--noEmit'],
    ],
  },
  { name: 'house and words', commands: [['vitest/vitest.mjs', 'run', '--project', 'house']] },
  { name: 'dead code', commands: [['knip/bin/knip.js', '--no-config-hints']] },
]

function runCommand([script, ...args]: Check['commands'][number]): Promise<Omit<CheckResult, 'name'>> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, 'node_modules', script), ...args], {
      cwd: ROOT,
      env: { ...process.env, FORCE_COLOR: '0', NEXT_TELEMETRY_DISABLED: '1' },
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk
      })
    }
    child.on('close', (code) => resolve({ isGood: code === 0, output }))
  })
}

async function run({ name, commands }: Check): Promise<CheckResult> {
  let output = ''
  for (const command of commands) {
    const result = await runCommand(command)
    output += result.output
    if (!result.isGood) return { name, isGood: false, output }
  }
  return { name, isGood: true, output }
}

/** Runs every check and prints what is wrong. */
export async function runChecks(): Promise<readonly CheckResult[]> {
  const results = await Promise.all(CHECKS.map(run))
  for (const { name, isGood, output } of results) {
    console.log(`${isGood ? '✓' : '✗'} ${name}`)
    if (!isGood) console.log(output)
  }
  return results
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const results = await runChecks()
  process.exitCode = results.every(({ isGood }) => isGood) ? 0 : 1
}
